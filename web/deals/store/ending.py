"""What ends by itself: steps that nobody took in time, and deals of which an account is gone."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.settings import Settings
from web.core.sqlite import Row
from web.deals import rules
from web.deals.store import steps
from web.deals.store.steps import Asked
from web.payments import store as payments

AT_ONCE = 200
# Of people whose data are blocked nothing changes, so their deals wait until the block is lifted.
_AWAKE = (" and not exists (select 1 from member p where (p.id = deal.buyer_id or p.id = deal.seller_id) and p.blocked_at is not null)")


def due(db: Reader) -> list[int]:
    """Numbers of deals whose term is over."""
    rows = db.all(f"select id from deal where due_at <= :now{_AWAKE} order by due_at limit :limit", now=clock.now(), limit=AT_ONCE)
    return [row.id for row in rows]


def orphans(db: Reader) -> list[int]:
    """Numbers of open deals of which one account is gone."""
    rows = db.all(f"select id from deal where ended_at is null and (buyer_id is null or seller_id is null){_AWAKE}"
                  " order by id limit :limit", limit=AT_ONCE)
    return [row.id for row in rows]


def end(tx: Transaction, settings: Settings, number: int, step: str) -> bool:
    """Lets the term end, or ends the deal for the account that is gone; False where it is not so any more. Where the sum was paid
    through the site and one says that it was handed over, the end of the term asks a moderator instead of giving the sum back."""
    row: Row | None = tx.one(f"select * from deal where id = :id{_AWAKE}", id=number)
    late = step == "expire"
    if late and row is not None and row.state in rules.HALF and payments.is_paid(tx, "deal", row.id):
        step = "dispute"
    state = rules.after(row.state, step, "time") if row else None
    orphan = row is not None and None in (row.buyer_id, row.seller_id)
    if state is None or (late and (row.due_at is None or row.due_at > clock.now())) or (step == "vanish" and not orphan):
        return False
    steps.move(tx, settings, row, "time", None, step, state, Asked())
    return True
