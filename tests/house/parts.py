"""A part of a page, `_noun.html`, has the noun as the id of its root element and occurs in the page it is a part of."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.house import tree
from tests.house.inline import JINJA, blank

BLOCK = re.compile(r"\{[%{]-?\s*(for|endfor|include|import|from|part_of)\b(.*?)-?[%}]\}", re.S)
NAME = re.compile(r"""["']([\w./-]+\.\w+)["']""")
ROOT_TAG = re.compile(r"<[a-zA-Z][\w-]*((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>")


def problems(root: Path) -> list[str]:
    """Return the parts that no page includes and the ones that htmx could not find in it."""
    once, repeated, macros = uses(root)
    found = []
    for path in tree.files(root, "templates", ".html"):
        name = path.relative_to(root / "templates").as_posix()
        if not path.name.startswith("_") or name in macros:
            continue
        if name not in once | repeated:
            found.append(f"{tree.at(root, path, 1)}: no page includes this part")
        found += [f"{tree.at(root, path, 1)}: {fault}" for fault in root_faults(path, name in repeated - once)]
    return found


def uses(root: Path) -> tuple[set[str], set[str], set[str]]:
    """Return the templates included once on a page, those included in a loop, and those imported for their macros."""
    once: set[str] = set()
    repeated: set[str] = set()
    macros: set[str] = set()
    for path in tree.files(root, "templates", ".html", ".txt", ".xml"):
        depth = 0
        for word, rest in BLOCK.findall(path.read_text(encoding="utf-8")):
            depth += {"for": 1, "endfor": -1}.get(word, 0)
            places = {"include": repeated if depth else once, "part_of": once, "import": macros, "from": macros}
            places.get(word, set()).update(NAME.findall(rest))
    return once, repeated, macros


def root_faults(path: Path, in_loop: bool) -> Iterator[str]:
    """Yield what is wrong with the root element of a part; one of many may number its id after the noun."""
    noun = path.stem.removeprefix("_")
    ids = "|".join({re.escape(noun), re.escape(noun.replace("_", "-"))})
    text = path.read_text(encoding="utf-8")
    tag = ROOT_TAG.search(blank(JINJA, text))
    attributes = text[tag.start() : tag.end()] if tag else ""
    more = r"(?:-\{\{.*?\}\})?" if in_loop else ""
    if in_loop and not re.search(r"\sid\s*=", attributes):
        return
    if not re.search(rf"\sid\s*=\s*[\"']?(?:{ids}){more}[\"'\s>]", attributes):
        yield f"the root element must have the id {noun}"
