"""Our own light markup of the policy's text, read into plain blocks; a template escapes every word of it.

`# ` and `## ` begin headings, `- ` an item of a list, an empty line ends a paragraph. `[words](/path)` is a link to a
page of this site; `[[data]]` alone on a line stands for a table that the inventory gives. Nothing else is markup.
"""

import re
from dataclasses import dataclass

TABLES = ("operator", "countries", "recipients", "purposes", "data", "places", "cookies")
LINK = re.compile(r"\[([^\[\]\n]+)\]\((/(?!/)[A-Za-z0-9/._?=&%#~-]*)\)")
TABLE = re.compile(r"\[\[(\w+)\]\]")


@dataclass(frozen=True)
class Piece:
    """Words of a line; with `path` they are a link to a page of this site."""

    text: str
    path: str = ""


@dataclass(frozen=True)
class Block:
    """One block: heading, subheading, paragraph, list or table. `lines` holds the pieces of each line or item."""

    kind: str
    lines: tuple[tuple[Piece, ...], ...] = ()
    name: str = ""

    @property
    def plain(self) -> str:
        """The words alone, a line for each item."""
        return "\n".join("".join(piece.text for piece in line) for line in self.lines)


def read(text: str) -> list[Block]:
    """The blocks of a text; what is not understood is a paragraph of plain words."""
    found: list[Block] = []
    for part in re.split(r"\n\s*\n", text.strip()):
        for block in _part([line.strip() for line in part.splitlines() if line.strip()]):
            found.append(block)
    return found


def _part(lines: list[str]) -> list[Block]:
    found, words, items = [], [], []
    for line in [*lines, ""]:
        kind = _kind(line)
        if words and kind != "paragraph":
            found.append(Block("paragraph", (pieces(" ".join(words)),)))
            words = []
        if items and kind != "list":
            found.append(Block("list", tuple(pieces(item) for item in items)))
            items = []
        if kind == "paragraph":
            words.append(line)
        elif kind == "list":
            items.append(line[2:])
        elif kind == "table":
            found.append(Block("table", name=TABLE.fullmatch(line)[1]))
        elif kind:
            found.append(Block(kind, (pieces(line.lstrip("#")),)))
    return found


def _kind(line: str) -> str:
    if not line:
        return ""
    table = TABLE.fullmatch(line)
    if table and table[1] in TABLES:
        return "table"
    starts = {"# ": "heading", "## ": "subheading", "- ": "list"}
    return next((kind for start, kind in starts.items() if line.startswith(start)), "paragraph")


def pieces(text: str) -> tuple[Piece, ...]:
    """A line cut into plain words and links."""
    text, found, at = text.strip(), [], 0
    for match in LINK.finditer(text):
        if match.start() > at:
            found.append(Piece(text[at:match.start()]))
        found.append(Piece(match[1], match[2]))
        at = match.end()
    if at < len(text):
        found.append(Piece(text[at:]))
    return tuple(found)
