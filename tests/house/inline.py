"""Nothing in a template needs a lax content security policy: no inline script, style or handler, nothing for eval."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.house import tree

JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.S)
TAG = re.compile(r"<([a-zA-Z][\w-]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>")
# Blocks of data are not run, so the policy does not ask about them.
DATA = re.compile(r"""\btype\s*=\s*["']?application/(ld\+)?json""", re.I)
# The one style element: its text is the same on all pages, and the policy names its hash.
CRITICAL = re.compile(r"\{\{ critical_css \}\}</style>")
NAMES = {
    r"style\s*=": "inline style",
    r"on[a-z]+\s*=": "inline handler",
    r"(?:data-)?hx-on\b": "hx-on needs eval",
}
VALUES = {
    r"(?:data-)?hx-[\w:.-]+\s*=\s*[\"']?\s*(?:js|javascript):": "js: needs eval",
    r"(?:data-)?hx-trigger[\w:]*\s*=\s*[\"'][^\"']*\[": "a filter in hx-trigger needs eval",
    r"(?:href|src|action|formaction)\s*=\s*[\"']?\s*javascript:": "javascript: address",
}
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def problems(root: Path) -> list[str]:
    """Return every place in the templates that the content security policy would refuse."""
    return [
        f"{tree.at(root, path, line)}: {what}"
        for path in tree.files(root, "templates", ".html", ".svg")
        for line, what in faults(path.read_text(encoding="utf-8"))
    ]


def blank(pattern: re.Pattern[str], text: str) -> str:
    """Return a text with what the pattern finds blanked, each line in its old place."""
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def faults(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and kind of each fault in a template."""
    plain = blank(JINJA, text)
    for tag in TAG.finditer(plain):
        line = plain.count("\n", 0, tag.start()) + 1
        name, attributes = tag[1].lower(), tag[2]
        if name == "style" and not CRITICAL.match(text, tag.end()):
            yield line, "inline style element"
        if name == "script" and not re.search(r"\ssrc\s*=", attributes) and not DATA.search(attributes):
            yield line, "inline script"
        yield from of_attributes(line, blank(QUOTED, attributes), NAMES)
        yield from of_attributes(line, attributes, VALUES)


def of_attributes(line: int, attributes: str, patterns: dict[str, str]) -> Iterator[tuple[int, str]]:
    """Yield the faults among the attributes of a tag that begins on this line."""
    for pattern, what in patterns.items():
        for match in re.finditer(rf"(?:^|(?<=[\s\"'])){pattern}", attributes, re.I):
            yield line + attributes.count("\n", 0, match.start()), what
