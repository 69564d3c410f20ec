"""Turns a shop's description into plain text: tags out, entities read, lists as lines, cut at a word."""

import re
from html import unescape

MAX_SOURCE = 40_000
_PARAGRAPHS = frozenset("p ul ol table h1 h2 h3 h4 h5 h6 section article blockquote hr dl pre".split())
_LINES = frozenset("div tr dt dd".split())
_SILENT = frozenset("script style iframe object svg title head noscript template".split())
_OTHERS = frozenset(
    "a abbr b big body br button center em font form html i img input label li link mark meta s small source span "
    "strong sub sup tbody td th thead u video".split()
)
_KNOWN = "|".join(sorted(_PARAGRAPHS | _LINES | _SILENT | _OTHERS, key=len, reverse=True))
# only HTML's own tags: in "масса <5 кг" the sign belongs to the text; each "<" is looked at once, up to the next one
_TAG = re.compile(rf"<!--|-->|<(/?)({_KNOWN})(?=[\s/>])[^<>]{{0,2000}}>", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1d\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# stands for "a new line begins here" until lines are counted
_EDGE = "\x1e"


def plain(source: str) -> str:
    """The text of a description that may be HTML, plain, or HTML escaped twice; lines kept, at most one empty line."""
    source = source[:MAX_SOURCE].replace(_EDGE, " ")
    if not _TAG.search(source):
        source = unescape(source)
    if re.search(r"<(?:br|p|li|div|tr|h[1-6])\b", source, re.IGNORECASE):
        # here the tags make the lines, and line ends of the source are mere spaces
        source = re.sub(r"\s+", " ", source)
    return _tidy(unescape(_without_tags(source)))


def _without_tags(source: str) -> str:
    pieces: list[str] = []
    silent, end = "", 0
    for tag in _TAG.finditer(source):
        if not silent:
            pieces.append(source[end : tag.start()])
        end = tag.end()
        name, closing = (tag[2] or tag[0]).lower(), bool(tag[1]) or tag[0] == "-->"
        if silent:
            silent = "" if closing and name in (silent, "-->") else silent
        elif not closing and (name in _SILENT or name == "<!--"):
            silent = "-->" if name == "<!--" else name
        else:
            pieces.append(_mark(name, closing))
    return "".join(pieces) + ("" if silent else source[end:])


def _mark(name: str, closing: bool) -> str:
    if name in _PARAGRAPHS:
        return "\n\n" if closing else _EDGE
    if name == "li":
        return "" if closing else f"{_EDGE}• "
    if name in _LINES:
        return _EDGE
    return {"br": "\n", "td": " ", "th": " "}.get(name, "")


def _tidy(text: str) -> str:
    text = re.sub(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]", "\n", text)
    text = re.sub(r"[^\S\n\x1e]+", " ", _CONTROL.sub("", text))
    text = re.sub(r"[ \n\x1e]+", lambda gap: _gap(gap[0]), text)
    return "\n".join(line for line in text.split("\n") if line != "•").strip()


def _gap(gap: str) -> str:
    if gap.count("\n") > 1:
        return "\n\n"
    return " " if gap.strip(" ") == "" else "\n"


def one_line(source: str) -> str:
    """A title or a name as one line of plain text."""
    marked = "<" in source or "&" in source
    return " ".join((plain(source) if marked else _CONTROL.sub("", source[:MAX_SOURCE])).split())


def cut(text: str, length: int) -> str:
    """The text in at most `length` characters, cut at a word and ended with "…" when something is left out."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    space = max(head.rfind(" "), head.rfind("\n"))
    if text[length - 1].isspace() or space < length // 2:
        space = length - 1
    return head[:space].rstrip(" ,;:.–-\n") + "…"
