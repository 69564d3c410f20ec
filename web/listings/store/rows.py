"""Finding listings: one by its number, for its owner or for everybody."""

from web.core.db import Reader
from web.core.sqlite import Row

KEPT = "kept"  # the state of what a member on legal hold deleted (store/keeping.py): nobody sees it
_SELLER = (" member.display_name, member.phone, member.phone_seen_by, member.created_at as member_since,"
           " member.language as member_language, member.email, member.site_only_at")


def mine(db: Reader, member_id: int, number: int) -> Row | None:
    """A listing of this member, in any state that the member knows of."""
    return db.one("select * from listing where id = :id and member_id = :member and state <> 'kept'", id=number, member=member_id)


def one(db: Reader, number: int) -> Row | None:
    """A listing in any state, for jobs and decisions of staff."""
    return db.one("select * from listing where id = :id", id=number)


def shown(db: Reader, number: int) -> Row | None:
    """A listing in any state with what its page tells of the seller; None when the seller's data are blocked."""
    return db.one("select listing.*," + _SELLER + " from listing join member on member.id = listing.member_id"
                  " where listing.id = :id and listing.state <> 'kept' and member.blocked_at is null", id=number)


def is_gone(db: Reader, number: int) -> bool:
    """Whether there is no such listing, as far as anybody may see."""
    row = one(db, number)
    return row is None or row.state == KEPT


def own(db: Reader, member_id: int, number: int) -> Row | None:
    """The same for the owner, whose own data they see even while these are blocked."""
    return db.one("select listing.*," + _SELLER + " from listing join member on member.id = listing.member_id"
                  " where listing.id = :id and listing.member_id = :member and listing.state <> 'kept'", id=number, member=member_id)


def count(db: Reader, member_id: int, state: str) -> int:
    """How many listings of the member are in that state."""
    return db.value("select count(*) from listing where member_id = :member and state = :state",
                    member=member_id, state=state)


def counts(db: Reader, member_id: int) -> dict[str, int]:
    """The number of the member's listings by state."""
    rows = db.all("select state, count(*) as n from listing where member_id = :member group by state", member=member_id)
    return {row.state: row.n for row in rows}


def of_member(db: Reader, member_id: int, states: tuple[str, ...], before: int, limit: int) -> list[Row]:
    """The member's own listings in these states, newest first, below the number `before`."""
    places = {f"state{place}": state for place, state in enumerate(states)}
    among = ", ".join(":" + place for place in places)
    return db.all("select * from listing where member_id = :member and id < :before"
                  f" and state in ({among}) order by id desc limit :limit",
                  member=member_id, before=before, limit=limit, **places)
