"""Decisions about payments: which address a seller may name for paying."""

import re
from urllib.parse import urlsplit

LONGEST_LINK = 500
_HOST = re.compile(r"(?=.{4,253}$)([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}")


def pay_link(text: str) -> str | None:
    """The address as it will be shown: https only, a host by name, no user and no port, nothing that a browser would read
    otherwise than a person; None for any other."""
    if not text.isascii() or len(text) > LONGEST_LINK or re.search(r"[\s\\<>\"'`{}|^]", text):
        return None
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").lower()
    return text if parts.scheme == "https" and port is None and parts.netloc.lower() == host and _HOST.fullmatch(host) else None


def host_of(link: str) -> str:
    """The host of an address that passed."""
    return urlsplit(link).hostname or ""


RANKS = {"begun": 0, "open": 1, "expired": 2, "paid": 3, "refunded": 4}  # a payment only ever goes up, in whatever order news come
HIGHEST = 10**9  # tenge that may be paid on a page at once


def newer(before: str, after: str) -> bool:
    """Whether news of a state change anything."""
    return after in RANKS and RANKS[after] > RANKS[before]
