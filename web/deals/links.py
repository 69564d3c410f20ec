"""Links in mails that take one step of a deal without a login: which there are, and what one still may do."""

from typing import NamedTuple

from web.accounts import acting
from web.accounts.store import members
from web.core import tokens
from web.core.db import Reader
from web.core.jobs import Work
from web.core.sqlite import Row
from web.core.tokens import Keys
from web.deals import paying, rules, words
from web.deals.store import beginning, rows


class Held(NamedTuple):
    """A link that holds: whose it is, the step, the deal (for an offer the listing), and whether just this was done already."""

    member: Row
    step: str
    row: Row
    used: bool


def of_deal(db: Reader, keys: Keys, row: Row, member: Row) -> list[tuple[str, str]]:
    """Words and path of a link for each step that the member may take by mail now."""
    return [(words.BUTTONS[step], _path(keys, member, step, row.id, _version(row.last_id))) for step in _open(db, row)]


def in_mail(work: Work, about: str, row: Row, member: Row) -> list[tuple[str, str]]:
    """Below the words of a conversation: the link to make an offer, where there can be one now."""
    if about != "thread" or beginning.offered(work.db, member.id, row.id) is None:
        return []
    newest = rows.newest_in(work.db, member.id, row.id)
    return [(words.BUTTONS["offer"], _path(work.state.keys, member, "offer", row.id, _offer_version(newest)))]


def find(db: Reader, keys: Keys, token: str) -> Held | None:
    """What a link may still do; None for one that is forged, too old or overtaken, or of somebody who may not."""
    wish = acting.read(keys, token)
    if wish is None or wish.what not in ("offer", *rules.BY_MAIL):
        return None
    people = beginning.talkers(db, wish.number) if wish.what == "offer" else rows.people(db, wish.number)
    look = _offer if wish.what == "offer" else _step
    found = (look(db, keys, wish, members.by_id(db, person), token) for person in people)
    return next((held for held in found if held is not None), None)


def send_key(token: str) -> str:
    """The mark against sending the offer of a link twice."""
    return tokens.hashed(token)[:32]


def _step(db: Reader, keys: Keys, wish: acting.Wish, member: Row, token: str) -> Held | None:
    row = rows.one(db, member.id, wish.number)
    if row is None:
        return None
    if acting.holds(keys, wish, member, _version(row.last_id)):
        return Held(member, wish.what, row, False) if wish.what in _open(db, row) else None
    before = rows.taken(db, member.id, row.id, wish.what)
    used = before is not None and acting.holds(keys, wish, member, _version(before))
    return Held(member, wish.what, row, True) if used else None


def _offer(db: Reader, keys: Keys, wish: acting.Wish, member: Row, token: str) -> Held | None:
    newest = rows.newest_in(db, member.id, wish.number)
    if newest is not None and newest.send_key == send_key(token):
        before = rows.newest_in(db, member.id, wish.number, newest.id)
        used = acting.holds(keys, wish, member, _offer_version(before))
        return Held(member, "offer", newest, True) if used else None
    if not acting.holds(keys, wish, member, _offer_version(newest)):
        return None
    listing = beginning.offered(db, member.id, wish.number)
    return Held(member, "offer", listing, False) if listing is not None else None


def _open(db: Reader, row: Row) -> tuple[str, ...]:
    """The steps that need no login. Where money goes through the payment service there are none: an ending gives it back."""
    return () if paying.through_service(db, row) else tuple(step for step in rules.BY_MAIL if step in rules.possible(row))


def _version(last_id: int) -> str:
    return f"deal {last_id}"


def _offer_version(newest: Row | None) -> str:
    return f"offer {newest.id if newest else 0}"


def _path(keys: Keys, member: Row, step: str, number: int, version: str) -> str:
    return "/deals/act/" + acting.make(keys, member, step, number, version)
