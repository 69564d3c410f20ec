"""Taking a step: the one place where the state of a deal changes, with its journal, the listing's pieces and the news of it."""

from dataclasses import dataclass

from web.consents import documents
from web.core import clock
from web.core.clock import DAY
from web.core.db import Transaction
from web.core.refusal import Frozen, NotFound
from web.core.settings import Settings
from web.core.sqlite import Row
from web.deals import rules
from web.deals.store import notices, rows
from web.listings.store import stock
from web.payments import store as payments


@dataclass(frozen=True)
class Asked:
    """What comes with a step: of these only what the step is about."""

    price: int | None = None  # whole tenge
    quantity: int | None = None
    words: str = ""
    days: int = 0
    moment: int | None = None
    pay: str = ""
    pay_link: str = ""


class Raced(ValueError):
    """The deal is not any more what the person saw."""


class NoneLeft(ValueError):
    """Fewer pieces are free than the deal is about."""


class Paused(ValueError):
    """One of the two blocked the other, or staff hid the listing: only what ends the deal is possible."""


def take(tx: Transaction, settings: Settings, me: int, number: int, step: str, seen: int, asked: Asked, by_mail: bool = False) -> bool:
    """Takes a step of one of the two people, who saw the journal up to the row `seen`; sent twice it is done once, and then
    the answer is False. Who took it `by_mail` is told by mail of that, too. Raises NotFound, Raced, NoneLeft, Paused, Frozen, First."""
    row = rows.one(tx, me, number)
    if row is None:
        raise NotFound()
    if row.last_id != seen:
        if tx.value("select id from deal_step where deal_id = :id and after_id = :seen and member_id = :me and step = :step",
                    id=number, seen=seen, me=me, step=step) is None:
            raise Raced()
        return False
    state = rules.after(row.state, step, row.role)
    if state is None or row.other_id is None:
        raise Raced()
    _allowed(tx, me, row, step, asked.quantity or row.quantity)
    move(tx, settings, row, row.role, me, step, state, asked, by_mail)
    return True


def _allowed(tx: Transaction, me: int, row: Row, step: str, pieces: int) -> None:
    if row.me_frozen or row.other_frozen:
        raise Frozen()
    if step in rules.CONCLUDING:
        return
    if row.apart or row.listing_state == "hidden":
        raise Paused()
    documents.check_accepted(tx, me)
    if step in ("accept", "counter") and row.listing_free is not None and row.listing_free < pieces:
        raise NoneLeft()


def move(tx: Transaction, settings: Settings, row: Row, who: str, member_id: int | None, step: str, state: str, asked: Asked,
         by_mail: bool = False) -> None:
    """Writes the step down and makes the deal what it is after that. What may be done is decided before. Raises NoneLeft."""
    number, now = tx.new_id(), clock.now()
    quantity = asked.quantity or row.quantity
    tx.insert("deal_step", id=number, deal_id=row.id, after_id=row.last_id, member_id=member_id, who=who, step=step, state=state,
              price=asked.price, quantity=asked.quantity, words=asked.words, moment=asked.moment or _until(row, state, asked, now), at=now)
    values = {"state": state, "last_id": number, "held": _pieces(tx, row, state), "due_at": _due(row, state, asked, now),
              "ended_at": now if state in rules.ENDED else None, "done_at": now if state == "done" else None,
              "price": row.price if asked.price is None else asked.price, "quantity": quantity, **_further(row, step, asked)}
    tx.run("update deal set " + ", ".join(f"{name} = :{name}" for name in values) + " where id = :id", id=row.id, **values)
    if rules.gives_back(row.state, state, row.buyer_id is None):
        payments.want_refund(tx, "deal", row.id)
    notices.tell(tx, settings, row, member_id, step, by_mail)


def _pieces(tx: Transaction, row: Row, state: str) -> int:
    """Brings the listing's counts to what the state means; returns how many pieces are set aside for this deal."""
    if state in rules.HOLDING:
        if not row.held and not stock.reserve(tx, row.listing_id, row.quantity):
            raise NoneLeft()
        return row.held or row.quantity
    if state in rules.SOLD:
        stock.sell(tx, row.listing_id, row.quantity, row.held)
    elif state == "disputed":
        return row.held
    else:
        stock.unreserve(tx, row.listing_id, row.held)
    return 0


def _until(row: Row, state: str, asked: Asked, now: int) -> int | None:
    return now + asked.days * DAY if asked.days and state == "reserved" else None


def _due(row: Row, state: str, asked: Asked, now: int) -> int | None:
    """Until when the next step is awaited; a meeting that is named later than that puts it off to the day after."""
    if state == row.state and not asked.days:
        return max(row.due_at, asked.moment + DAY) if asked.moment and row.due_at else row.due_at
    return _until(row, state, asked, now) or (now + rules.TERMS[state] if state in rules.TERMS else None)


def _further(row: Row, step: str, asked: Asked) -> dict:
    if step == "meet":
        return {"meet_place": asked.words, "meet_at": asked.moment}
    return {"pay": asked.pay, "pay_link": asked.pay_link} if step == "pay" else {}
