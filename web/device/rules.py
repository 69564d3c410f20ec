"""Puts a visit into words, and writes the small files that the site shows of itself."""

import re
from collections.abc import Iterable, Mapping

from web.accounts.rules import phone
from web.core import clock
from web.core.held import Cookie
from web.core.i18n import LANGUAGES

HONOURED_SINCE = "2026-11-22"  # the day on which this program began to honour Global Privacy Control
EXPIRES = 180 * clock.DAY  # RFC 9116 advises less than a year
LONGEST, MOST = 400, 40  # characters and lines of what a browser sent that a page repeats
PRIVATE = ("/admin", "/profile", "/messages", "/rights/", "/report", "/device", "/login", "/register", "/password/", "/email/",
           "/confirm/", "/first/")
_MAIL = re.compile(r"[^\s<>,;:()\"']+@[^\s<>,;:()\"']+\.[^\s<>,;:()\"'.]+")
_SECRET = ("cookie", "authorization")


def short(text: str) -> str:
    """A text of the browser's, cut to what a page can bear."""
    return text[:LONGEST] + ("…" if len(text) > LONGEST else "")


def signals(headers: Mapping[str, str]) -> dict[str, bool]:
    """Whether the browser asks not to be tracked or sold, by either signal."""
    return {"Sec-GPC": headers.get("sec-gpc") == "1", "DNT": headers.get("dnt") == "1"}


def cookies(found: Mapping[str, str], declared: Iterable[Cookie]) -> list[tuple[str, Cookie | None]]:
    """The cookies of this visit, each with its entry in the register; None for one that is not ours."""
    known = {cookie.name: cookie for cookie in declared}
    return [(short(name), known.get(name)) for name in list(found)[:MOST]]


def sent(headers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Everything else that the browser sent along, without what would be a key in the wrong hands."""
    return [(name, short(text)) for name, text in list(headers.items())[:MOST] if name not in _SECRET]


def contact(text: str) -> str:
    """The operator's contact as an address that a program can use; empty when there is none in it."""
    mail = _MAIL.search(text)
    if mail:
        return "mailto:" + mail.group().rstrip(".")
    page = re.search(r"https://[^\s<>\"']+", text)
    number = phone(text)
    return page.group() if page else f"tel:{number}" if number else ""


def security(to: str, address: str, language: str, now: int) -> str:
    """The text of security.txt; the day it expires is a midnight, so that it changes once a day."""
    expires = (now + EXPIRES) // clock.DAY * clock.DAY
    preferred = ", ".join([language, *(code for code in LANGUAGES if code != language)])
    return (f"Contact: {to}\nExpires: {clock.iso(expires)}\nPreferred-Languages: {preferred}\n"
            f"Canonical: {address}/.well-known/security.txt\n")


def robots(language: str) -> str:
    """The text of robots.txt: every language of the pages that are nobody's business but one person's."""
    prefixes = ["" if code == language else f"/{code}" for code in LANGUAGES]
    return "User-agent: *\n" + "".join(f"Disallow: {prefix}{path}\n" for prefix in prefixes for path in PRIVATE)
