"""Links in mails by which a member does one thing without logging in.

Nothing of a link is kept. It carries the thing's number, the step and its age, so that nobody can read them; the mark in it is
made of the member's address and password hash and of the version of the thing, and ends with any of them. It opens no session.
"""

import struct
from typing import NamedTuple

from web.core import clock
from web.core.clock import DAY, HOUR
from web.core.i18n import N_
from web.core.limits import Limit
from web.core.sqlite import Row
from web.core.tokens import MARK, Keys, Sealed

PURPOSE = "acting"
LASTS = 7 * DAY  # seconds
OPENED = Limit("links in mails", 600, HOUR)  # of one network, where a thousand phones may be behind one address
WHATS = ("offer", "accept", "counter", "decline", "give", "get", "reserve", "meet", "fall", "cancel", "review")  # append only
POLICY = N_("There is a new version of the policy. Log in, accept or decline it, and then press the button again.")
HEADERS = {"cache-control": "private, no-store", "referrer-policy": "no-referrer", "x-robots-tag": "noindex, nofollow"}
_CONTENT = struct.Struct(">QIB")
TOKEN = -(-(MARK + _CONTENT.size) * 4 // 3)  # letters of a token


class Wish(NamedTuple):
    """What a link asks for, not yet known to be true."""

    what: str
    number: int
    sealed: Sealed


def make(keys: Keys, member: Row, what: str, number: int, version: str) -> str:
    """The token by which the member may do `what` once with the thing of that number, as long as it has that version."""
    return keys.seal(PURPOSE, _CONTENT.pack(number, clock.now(), WHATS.index(what)), _bound(member, version))


def read(keys: Keys, token: str) -> Wish | None:
    """What a token says; None for what is none, or is older than it may be."""
    sealed = keys.unseal(PURPOSE, token)
    if sealed is None or len(sealed.content) != _CONTENT.size:
        return None
    number, made_at, code = _CONTENT.unpack(sealed.content)
    young = made_at <= clock.now() + HOUR and clock.now() < made_at + LASTS
    return Wish(WHATS[code], number, sealed) if code < len(WHATS) and number < 2**63 and young else None


def holds(keys: Keys, wish: Wish, member: Row | None, version: str) -> bool:
    """Whether the link was made for this member and this version. Never while the member's data are blocked;
    whoever changed address or password since has ended all links of before."""
    if member is None or member.blocked_at is not None or member.confirmed_at is None:
        return False
    return keys.holds(PURPOSE, wish.sealed, _bound(member, version))


def _bound(member: Row, version: str) -> str:
    return f"{member.id}\n{member.email_hash}\n{member.password_hash}\n{version}"
