"""Which listings a member has opened, where they asked for that to be remembered."""

from web.core import clock
from web.core.clock import DAY
from web.core.db import Reader, Transaction
from web.saved import rules
from web.saved.store import choices


def is_wanted(db: Reader, member_id: int, listing_id: int) -> bool:
    """Whether the member wants it noted that they opened the listing, and it is not noted yet for this day."""
    if not choices.of(db, member_id).remember:
        return False
    at = db.value("select at from opened_listing where member_id = :member and listing_id = :listing",
                  member=member_id, listing=listing_id)
    return at is None or at <= clock.now() - DAY


def note(tx: Transaction, member_id: int, listing_id: int) -> None:
    """Notes that the member opened a listing of somebody else, if they asked for it; the oldest go when there are many."""
    if not choices.of(tx, member_id).remember:
        return
    tx.run("insert into opened_listing (id, member_id, listing_id, at) select :id, :member, listing.id, :now from listing"
           " where listing.id = :listing and listing.member_id <> :member"
           " on conflict (member_id, listing_id) do update set at = excluded.at",
           id=tx.new_id(), member=member_id, listing=listing_id, now=clock.now())
    if count(tx, member_id) > rules.MOST_OPENED:
        tx.run("delete from opened_listing where id in (select id from opened_listing where member_id = :member"
               " order by at, id limit 1)", member=member_id)


def numbers(db: Reader, member_id: int) -> tuple[int, ...]:
    """The listings that the member has opened, the last one first."""
    rows = db.all("select listing_id from opened_listing where member_id = :member order by at desc limit :most",
                  member=member_id, most=rules.MOST_OPENED)
    return tuple(row.listing_id for row in rows)


def count(db: Reader, member_id: int) -> int:
    """How many these are."""
    return db.value("select count(*) from opened_listing where member_id = :member", member=member_id)
