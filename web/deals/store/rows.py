"""Deals as one of their two people sees them; everybody else finds nothing."""

from web.core.db import Reader
from web.core.sqlite import Row


def done(db: Reader, member_id: int, deal_id: int) -> Row | None:
    """A deal that both confirmed, for one of its two people; None for everybody else and for every other deal."""
    return db.one("select * from deal where id = :id and state = 'done' and done_at is not null"
                  " and (buyer_id = :me or seller_id = :me)", id=deal_id, me=member_id)
