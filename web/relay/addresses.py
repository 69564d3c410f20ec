"""Addresses of the relay: `t-` with the number of a row and a secret, in letters that survive any mail server."""

import base64
import re
import secrets
from typing import NamedTuple

SECRET = 26  # letters of five bits each
_WRITTEN = re.compile(rf"t-([0-9a-f]{{1,16}})-([a-z2-7]{{{SECRET}}})")


class Address(NamedTuple):
    """The number of the row and the secret that must be in it."""

    number: int
    secret: str


def new_secret() -> str:
    """130 random bits as small letters and digits: letter case is not kept on every way."""
    return base64.b32encode(secrets.token_bytes(17)).decode().lower()[:SECRET]


def write(number: int, secret: str, domain: str) -> str:
    """The address as it stands in a mail."""
    return f"t-{number:x}-{secret}@{domain}"


def read(text: str, domain: str) -> Address | None:
    """The address that somebody writes to; None when it is none of this domain."""
    local, _, host = text.strip().lower().rpartition("@")
    found = _WRITTEN.fullmatch(local) if host == domain.lower() else None
    return Address(int(found[1], 16), found[2]) if found and int(found[1], 16) < 2**63 else None
