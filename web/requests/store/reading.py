"""What members and the desk read of requests."""

from web.core.db import Reader
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.requests.kinds import OPEN

UNDATED_FIRST = "coalesce(due_at, 0)"
ALL = 2**63 - 1


def mine(db: Reader, member_id: int) -> list[Row]:
    """The member's requests, newest first; the open ones above."""
    return db.all("select * from request where member_id = :member"
                  " order by case when closed_at is null then 0 else 1 end, id desc limit 200", member=member_id)


def of_member(db: Reader, member_id: int, request_id: int) -> Row:
    """One's own request. Raises NotFound."""
    row = db.one("select * from request where id = :id and member_id = :member", id=request_id, member=member_id)
    if row is None:
        raise NotFound()
    return row


def waiting(db: Reader, kind: str, state: str, after: tuple[int, int], limit: int) -> list[Row]:
    """Open requests of a kind and state (empty: any), those without a due date first, then by due date; `after` is due
    date and number of the last one seen."""
    where, values = _chosen(kind, state)
    return db.all(f"select * from request where closed_at is null{where} and {UNDATED_FIRST} >= :due"
                  f" and ({UNDATED_FIRST} > :due or id > :id)"
                  f" order by {UNDATED_FIRST}, id limit :limit", due=after[0], id=after[1], limit=limit, **values)


def decided(db: Reader, kind: str, state: str, before: int, limit: int) -> list[Row]:
    """Requests that are over, newest first."""
    where, values = _chosen(kind, state)
    return db.all(f"select * from request where closed_at is not null{where} and id < :before order by id desc limit :limit",
                  before=before, limit=limit, **values)


def _chosen(kind: str, state: str) -> tuple[str, dict[str, str]]:
    """The conditions of what is chosen, each of which an index answers; what is not chosen is no condition."""
    values = {name: value for name, value in (("kind", kind), ("state", state)) if value}
    return "".join(f" and {name} = :{name}" for name in values), values


def listed(db: Reader, kind: str, state: str, mark: str, limit: int) -> list[Row]:
    """A page of the desk: open requests, or those of a state that ends them («closed»: all of these). `mark` is where the
    page before ended, see `mark_of`."""
    first, _dot, second = mark.partition(".")
    due, number = (int(part) if part.isdigit() and len(part) < 19 else 0 for part in (first, second))
    if state == "" or state in OPEN:
        return waiting(db, kind, state, (due, number), limit)
    return decided(db, kind, "" if state == "closed" else state, number or ALL, limit)


def mark_of(row: Row) -> str:
    """Where a page that ends with this row ends."""
    return f"{row.due_at or 0}.{row.id}"


def count_open(db: Reader) -> int:
    """How many requests wait for staff; one that waits for the person's answer is not counted."""
    return db.value("select count(*) from request where closed_at is null and state in ('received', 'work')")


def unwarned(db: Reader) -> list[Row]:
    """Open requests whose term may have a mark to pass yet."""
    return db.all("select * from request where closed_at is null and warned < 100 order by due_at limit 1000")


def undated(db: Reader) -> list[Row]:
    """Requests that were opened while their year was not known."""
    return db.all("select * from request where due_at is null and alone = false order by id limit 1000")


def open_ones(db: Reader) -> list[Row]:
    """Every open request that has a due date."""
    return db.all("select * from request where closed_at is null and due_at is not null order by id limit 1000")


def orphaned(db: Reader) -> list[Row]:
    """Open requests of members who are gone."""
    return db.all("select * from request where closed_at is null and member_id is not null"
                  " and not exists (select 1 from member where member.id = request.member_id) order by id limit 1000")
