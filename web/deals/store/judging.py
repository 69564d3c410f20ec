"""Disputes: what waits for a moderator, what they read, and their decision, which both people see."""

from web.core import journal
from web.core.db import Reader, Transaction
from web.core.i18n import N_
from web.core.refusal import Frozen, NotFound, Refusal
from web.core.settings import Settings
from web.core.sqlite import Row
from web.deals import rules
from web.deals.store import steps
from web.deals.store.steps import Asked, Raced

_FROM = ("select d.*, buyer.display_name as buyer_name, seller.display_name as seller_name,"
         " buyer.blocked_at is not null or seller.blocked_at is not null as frozen from deal d"
         " left join member buyer on buyer.id = d.buyer_id left join member seller on seller.id = d.seller_id")


def waiting(db: Reader, after: int, limit: int) -> list[Row]:
    """Disputes that are open, the longest waiting first, behind the key `after`; those of people whose data are blocked wait."""
    return db.all(f"{_FROM} where d.state = 'disputed' and d.last_id > :after and buyer.blocked_at is null and seller.blocked_at is null"
                  " order by d.last_id limit :limit", after=after, limit=limit)


def count(db: Reader) -> int:
    """How many disputes wait."""
    return db.value("select count(*) from deal d join member buyer on buyer.id = d.buyer_id and buyer.blocked_at is null"
                    " join member seller on seller.id = d.seller_id and seller.blocked_at is null where d.state = 'disputed'")


def one(db: Reader, number: int) -> Row | None:
    """A deal that was brought before a moderator at some time; None for any other and while somebody's data are blocked."""
    row = db.one(f"{_FROM} where d.id = :id and exists (select 1 from deal_step s where s.deal_id = d.id and s.state = 'disputed')",
                 id=number)
    return row if row is not None and not row.frozen else None


def history(db: Reader, number: int) -> list[Row]:
    """The whole journal of a disputed deal."""
    return db.all("select * from deal_step where deal_id = :id order by id limit 500", id=number)


def judge(tx: Transaction, settings: Settings, staff_id: int, number: int, step: str, seen: int, reason: str) -> bool:
    """A moderator's decision with its reason; sent twice it is done once. Raises NotFound, Raced, Frozen, Refusal for one's own."""
    row = tx.one(f"{_FROM} where d.id = :id", id=number)
    if row is None:
        raise NotFound()
    if staff_id in (row.buyer_id, row.seller_id):
        raise Refusal(N_("This is your own; somebody else of staff must decide about it."))
    if row.frozen:
        raise Frozen()
    state = rules.after(row.state, step, "staff")
    if row.last_id != seen or state is None:
        done = tx.value("select id from deal_step where deal_id = :id and after_id = :seen and step = :step and words = :reason",
                        id=number, seen=seen, step=step, reason=reason)
        if done is None:
            raise Raced()
        return False
    steps.move(tx, settings, row, "staff", None, step, state, Asked(words=reason))
    for about in _concerned(row):
        journal.note(tx, staff_id, "deal decided", "deal", row.id, reason, about)
    return True


def look(tx: Transaction, staff_id: int, row: Row, reason: str) -> None:
    """Writes down that somebody of staff read the deal."""
    for about in _concerned(row):
        journal.note(tx, staff_id, "deal viewed", "deal", row.id, reason, about)


def _concerned(row: Row) -> list[int | None]:
    """Both people, each of whom reads the deed in their own journal; nobody where both accounts are gone."""
    return [person for person in (row.buyer_id, row.seller_id) if person is not None] or [None]
