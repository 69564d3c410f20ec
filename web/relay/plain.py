"""The words of an HTML mail: no scripts, no hidden text, no pictures; what the sender's program quoted is marked with `> `."""

import re
from html.parser import HTMLParser

MOST = 256 * 1024
MOST_DEEP = 200
CUT = "\ue0f1"  # a line of this alone: everything below it was not written now
_SILENT = {"script", "style", "head", "title", "template", "svg", "math", "object", "iframe", "noscript", "select", "textarea"}
_EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_BLOCKS = {"p", "div", "ul", "ol", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "section", "article", "header", "footer",
           "blockquote", "dl", "dt", "dd", "address", "center", "li", "hr", "body"}
_QUOTES = re.compile(
    r"gmail_quote|gmail_extra|yahoo_quoted|moz-cite-prefix|protonmail_quote|zmail_extra|mail-quote|mailru-quote|"
    r"yandex-quote|mail-app-auto-quote|tutanota_quote", re.I)
_BELOW = re.compile(r"divRplyFwdMsg|appendonsend|mail-editor-reference-message-container|OLK_SRC_BODY_SECTION", re.I)
_SIGNED = re.compile(r"gmail_signature|moz-signature|ms-outlook-mobile-signature|mail-app-auto-signature|protonmail_signature_block|"
                     r"js-compose-signature|mobile-signature", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|mso-hide\s*:\s*all", re.I)
_OUTLOOK = re.compile(r"border(?:-top)?\s*:\s*(?:none;\s*border-top\s*:\s*)?solid\s+#?(?:e1e1e1|b5c4df)", re.I)


def text(html: str) -> str:
    """The page as plain text: a line for each block, an empty one between paragraphs."""
    page = _Page()
    # An unfinished sign at the end is what makes the parser read the rest again and again.
    page.feed(html[:MOST].replace("\0", ""))
    return page.said()


class _Page(HTMLParser):
    """Collects lines; each open element says whether it is silent and whether it is a quotation."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, bool, bool, str]] = []
        self._lines: list[str] = [""]
        self._silent = self._quoted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element, or breaks the line."""
        if tag == "br" or tag in _BLOCKS:
            self._break(tag != "br")
        if tag in _EMPTY or len(self._open) >= MOST_DEEP:
            return
        about = {name: value or "" for name, value in attrs}
        named = f"{about.get('class', '')} {about.get('id', '')}"
        if _BELOW.search(named) or (tag == "div" and _OUTLOOK.search(about.get("style", ""))):
            self._lines += [CUT, ""]
        silent = tag in _SILENT or "hidden" in about or bool(_HIDDEN.search(about.get("style", "")) or _SIGNED.search(named))
        quoted = tag == "blockquote" or bool(_QUOTES.search(named))
        aims = about.get("href", "") if tag == "a" else ""
        self._open.append((tag, silent, quoted, aims[:500]))
        self._silent += silent
        self._quoted += quoted

    def handle_endtag(self, tag: str) -> None:
        """Closes the innermost element of that name and what was left open in it."""
        if not any(one[0] == tag for one in self._open):
            return
        while self._open:
            name, silent, quoted, aims = self._open.pop()
            self._aim(name, aims)
            if name in _BLOCKS:
                self._break(name == "p")
            self._silent -= silent
            self._quoted -= quoted
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        """Words, with their spaces as a browser shows them."""
        if self._silent:
            return
        keeps = any(one[0] == "pre" for one in self._open)
        for place, part in enumerate(data.split("\n") if keeps else [re.sub(r"\s+", " ", data)]):
            if place:
                self._lines.append("")
            self._say(part)

    def _say(self, words: str) -> None:
        if not self._lines[-1] and words.strip():
            self._lines[-1] = "> " * bool(self._quoted)
        if self._lines[-1].strip("> ") or words.strip():
            self._lines[-1] += words if self._lines[-1].strip("> ") else words.lstrip()

    def _aim(self, name: str, aims: str) -> None:
        """After the words of a link its address, where the words do not say it: nobody follows what they cannot see."""
        if name == "a" and aims.lower().startswith(("http://", "https://")) and not self._silent and self._lines[-1].strip("> "):
            bare = aims.split("://", 1)[1].strip("/")
            if bare not in self._lines[-1]:
                self._lines[-1] += f" ({aims})"

    def _break(self, wide: bool) -> None:
        if self._lines[-1]:
            self._lines.append("")
        elif not wide:
            self._lines.append("")

    def said(self) -> str:
        """The lines, without more than one empty one in a row."""
        joined = "\n".join(line.replace("\xa0", " ").rstrip() for line in self._lines)
        return re.sub(r"\n{3,}", "\n\n", joined).strip("\n")
