"""Favourites: listings that a member wants to find again, with what they cost when they were saved."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.listings.store import rows
from web.saved import rules
from web.saved.store.searches import Full


def keep(tx: Transaction, member_id: int, listing_id: int) -> None:
    """Saves a live listing of somebody else; again changes nothing. Raises NotFound, Full."""
    row = rows.shown(tx, listing_id)
    if row is None or row.state != "live" or row.member_id == member_id:
        raise NotFound()
    if keeps(tx, member_id, listing_id):
        return
    if count(tx, member_id) >= rules.MOST_FAVOURITES:
        raise Full()
    price = rules.worth_telling(row.price_mode, row.price)
    tx.insert("favourite", id=tx.new_id(), member_id=member_id, listing_id=listing_id, category_id=row.category_id, price=price,
              told_price=price, fresh=False, at=clock.now())


def drop(tx: Transaction, member_id: int, listing_id: int) -> None:
    """Takes a listing out of the favourites; again changes nothing."""
    tx.run("delete from favourite where member_id = :member and listing_id = :listing", member=member_id, listing=listing_id)


def keeps(db: Reader, member_id: int, listing_id: int) -> bool:
    """Whether the member has saved the listing."""
    return db.one("select id from favourite where member_id = :member and listing_id = :listing",
                  member=member_id, listing=listing_id) is not None


def count(db: Reader, member_id: int) -> int:
    """How many listings the member has saved."""
    return db.value("select count(*) from favourite where member_id = :member", member=member_id)


def of(db: Reader, member_id: int, before: int, limit: int) -> list[Row]:
    """The member's favourites below the number `before`, the last saved one first; `live` says whether it can be looked at."""
    return db.all("select f.*, listing.price_mode as mode, listing.price as price_now,"
                  " case when listing.state = 'live' and p.blocked_at is null then 1 else 0 end as live,"
                  " case when listing.state in ('closed', 'expired') and p.blocked_at is null then 1 else 0 end as ended"
                  " from favourite f left join listing on listing.id = f.listing_id left join member p on p.id = listing.member_id"
                  " where f.member_id = :member and f.id < :before order by f.id desc limit :limit",
                  member=member_id, before=before, limit=limit)


def seen(tx: Transaction, member_id: int) -> None:
    """The owner has looked: fallen prices are no news any more."""
    tx.run("update favourite set fresh = false where member_id = :member and fresh", member=member_id)
