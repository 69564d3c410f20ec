"""The answer in a mail: its own words, with every address of its sender taken out."""

import re

from web.core.i18n import _
from web.relay import plain, quotes
from web.relay.reading import Mail


def words(mail: Mail, domain: str, own: tuple[str, ...]) -> str:
    """What the sender wrote now, as plain text; their addresses (`own`) and those of the relay are masked, in the current
    language. Empty when there is nothing."""
    written = quotes.cut(_unflowed(mail.text) if mail.flowed else mail.text, domain) if mail.text else ""
    if not written and mail.html:
        written = quotes.cut(plain.text(mail.html), domain)
    return masked(written.replace(plain.CUT, ""), domain, own)


def masked(text: str, domain: str, own: tuple[str, ...]) -> str:
    """The text without these addresses and without any of the relay's."""
    places = [re.escape(address) for address in sorted(set(own), key=len, reverse=True) if "@" in address]
    pattern = "|".join([*places, rf"[\w.+-]{{1,64}}@{re.escape(domain)}"])
    return re.sub(rf"(?:mailto:)?(?<![\w.+-])(?:{pattern})(?![\w-])", _("[address hidden]"), text, flags=re.I)


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
