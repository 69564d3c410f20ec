"""Sellers whom a member does not want to see in results and letters."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.refusal import Frozen, NotFound
from web.core.sqlite import Row
from web.saved import rules
from web.saved.store.searches import Full


def hide(tx: Transaction, member_id: int, seller_id: int) -> None:
    """Hides a seller from the member; again changes nothing. Raises NotFound, Full."""
    person = tx.one("select blocked_at, confirmed_at from member where id = :id", id=seller_id)
    if person is None or person.blocked_at or not person.confirmed_at or seller_id == member_id:
        raise NotFound()
    hidden = numbers(tx, member_id)
    if seller_id in hidden:
        return
    if len(hidden) >= rules.MOST_SELLERS:
        raise Full()
    tx.insert("hidden_seller", id=tx.new_id(), member_id=member_id, seller_id=seller_id, at=clock.now())


def show(tx: Transaction, member_id: int, seller_id: int) -> None:
    """Shows a seller again; again changes nothing. Raises Frozen while that person's data are blocked."""
    if seller_id in numbers(tx, member_id) and tx.value("select blocked_at from member where id = :id", id=seller_id):
        raise Frozen()
    tx.run("delete from hidden_seller where member_id = :member and seller_id = :seller", member=member_id, seller=seller_id)


def numbers(db: Reader, member_id: int) -> tuple[int, ...]:
    """The numbers of the sellers hidden from the member."""
    rows = db.all("select seller_id from hidden_seller where member_id = :member order by seller_id", member=member_id)
    return tuple(row.seller_id for row in rows)


def of(db: Reader, member_id: int) -> list[Row]:
    """Whom the member hid, the last one first; a name is empty while that person's data are blocked."""
    return db.all("select h.seller_id, h.at, case when p.blocked_at is null then p.display_name end as name from hidden_seller h"
                  " left join member p on p.id = h.seller_id where h.member_id = :member order by h.id desc", member=member_id)
