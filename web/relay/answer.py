"""The answer in a mail: its own words, with every address of its sender taken out."""

import re

from web.accounts.acting import TOKEN
from web.core.i18n import _
from web.relay import plain, quotes
from web.relay.reading import Mail

_LINK = re.compile(r"(?:/|%2f|%252f|_)act(?:/|%2f|%252f|_)[\w-]{12}", re.A | re.I)


def words(mail: Mail, domain: str, own: tuple[str, ...]) -> str:
    """What the sender wrote now, as plain text; their addresses (`own`) and those of the relay are masked, in the current
    language. Empty when there is nothing."""
    written = quotes.cut(_unflowed(mail.text) if mail.flowed else mail.text, domain) if mail.text else ""
    if not written and mail.html:
        written = quotes.cut(plain.text(mail.html), domain)
    return masked(written.replace(plain.CUT, ""), domain, own)


def masked(text: str, domain: str, own: tuple[str, ...]) -> str:
    """The text without these addresses, without any of the relay's, and without links that act in somebody's name."""
    text = re.sub(r"\S+", lambda word: _("[link hidden]") if _acts(word[0]) else word[0], text)
    places = [re.escape(address) for address in sorted(set(own), key=len, reverse=True) if "@" in address]
    pattern = "|".join([*places, rf"[\w.+-]{{1,64}}@{re.escape(domain)}"])
    return re.sub(rf"(?:mailto:)?(?<![\w.+-])(?:{pattern})(?![\w-])", _("[address hidden]"), text, flags=re.I)


def _acts(word: str) -> bool:
    """Whether a word holds a link of web/accounts/acting.py, also as mail programs rewrite or break links, or the end of one."""
    bare = word.strip("<>()[]\"'.,;")
    mixed = re.search("[a-z]", bare) and re.search("[A-Z]", bare) and re.search("[0-9]", bare)
    return _LINK.search(word) is not None or bool(len(bare) == TOKEN and mixed and re.fullmatch(r"[\w-]+", bare, re.A))


def _unflowed(text: str) -> str:
    """The paragraphs of a text that was broken into lines to be joined again (RFC 3676)."""
    lines: list[str] = []
    joins = False
    for line in text.split("\n"):
        line = line[1:] if line.startswith(" ") else line
        if joins and not line.startswith(">") and line.rstrip() != "--":
            lines[-1] += line
        else:
            lines.append(line)
        joins = line.endswith(" ") and line != "-- " and not line.startswith(">")
    return "\n".join(lines)
