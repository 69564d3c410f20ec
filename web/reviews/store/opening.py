"""Reviews that open by the clock. What others see asks the clock itself; this marks them for exports and makes kept pages anew."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.settings import Settings
from web.reviews.store import told

AT_ONCE = 500
# Of people whose data are blocked nothing changes; their reviews are marked when the block is lifted.
_DUE = ("select id, about_id from review where revealed = false and shown_at <= :now and not exists (select 1 from member p"
        " where (p.id = review.author_id or p.id = review.about_id) and p.blocked_at is not null) order by shown_at limit :limit")


def due(db: Reader) -> bool:
    """Whether any review has opened that is not marked."""
    return db.one(_DUE, now=clock.now(), limit=1) is not None


def mark(tx: Transaction, settings: Settings) -> int:
    """Marks and tells of those that have opened; returns how many."""
    found = tx.all(_DUE, now=clock.now(), limit=AT_ONCE)
    for row in found:
        tx.run("update review set revealed = true where id = :id", id=row.id)
        tx.touch(f"member:{row.about_id}")
        told.tell(tx, settings, row.about_id, told.OPEN)
    return len(found)
