"""Links in mails by which a review is written without a login: making them, and what one may still do."""

from typing import NamedTuple

from web.accounts import acting
from web.accounts.store import members
from web.core import clock
from web.core.clock import DAY
from web.core.db import Reader
from web.core.i18n import N_
from web.core.jobs import Work
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.core.tokens import Keys
from web.deals.store import rows as deals
from web.reviews.store import rows, writing

LABEL = N_("Write a review")
STOP, STOPS_FOR = "stop review mails", 10 * 365 * DAY  # what links that end mails are signed for; seconds that they work


def stop_path(keys: Keys, member_id: int) -> str:
    """The path that ends the mails about reviews, with one press and without a login."""
    return "/reviews/stop/" + keys.sign(STOP, str(member_id))


def stopping(keys: Keys, token: str) -> int | None:
    """Whose mails a link ends; None when it is forged."""
    value = keys.read(STOP, token, STOPS_FOR)
    return int(value) if value else None


class Held(NamedTuple):
    """A link that holds: whose it is, the deal as one of its two people, who the other is, and what was written already, if it was."""

    member: Row
    deal: Row
    name: str
    own: Row | None


def in_mail(work: Work, about: str, row: Row, member: Row) -> list[tuple[str, str]]:
    """Below the mail about a deal that both confirmed: the link to review it."""
    return of_deal(work.db, work.state.keys, row.id, member) if about == "deal" and row.state == "done" else []


def of_deal(db: Reader, keys: Keys, number: int, member: Row) -> list[tuple[str, str]]:
    """The words and the path of the link, where the member can write a review now."""
    held = _held(db, number, member)
    if held is None or held.own is not None:
        return []
    return [(LABEL, "/reviews/act/" + acting.make(keys, member, "review", number, _version(held.deal)))]


def find(db: Reader, keys: Keys, token: str) -> Held | None:
    """What a link may still do; None for one that is forged, too old or overtaken, or of somebody who may not."""
    wish = acting.read(keys, token)
    if wish is None or wish.what != "review":
        return None
    found = (_held(db, wish.number, member) for person in deals.people(db, wish.number) if (member := members.by_id(db, person)))
    return next((held for held in found if held and acting.holds(keys, wish, held.member, _version(held.deal))), None)


def _held(db: Reader, number: int, member: Row) -> Held | None:
    try:
        deal = writing.place(db, member.id, number)
    except NotFound:
        return None
    own, name = writing.own(db, member.id, number), rows.name(db, deal.other_id)
    if not name or clock.now() >= deal.until or (own is not None and own.withdrawn_at is not None):
        return None
    return Held(member, deal, name, own)


def _version(deal: Row) -> str:
    return f"review {deal.until}"
