"""The register of processors: who works with data for the operator, from when to when; entries end and are not edited."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.registers.store import steps

SAME = ("kind", "name", "country", "data", "purpose", "contract", "abroad_basis")


def add(tx: Transaction, staff_id: int, values: dict) -> int:
    """Enters a processor; one that is there with the same words is not entered twice."""
    steps.check_administrator(tx, staff_id)
    given = {name: values[name] or "" for name in SAME}
    same = " and ".join(f"{name} = :{name}" for name in SAME)
    known = tx.value(f"select id from processor where {same} and until_at is null", **given)
    if known is not None:
        return known
    number = tx.new_id()
    tx.insert("processor", id=number, since_at=clock.now(), **given)
    steps.note(tx, "processor", number, staff_id, "entered", f"{given['name']}, {given['country']}")
    tx.touch("operator", "processors")
    return number


def end(tx: Transaction, staff_id: int, number: int) -> None:
    """From now on the processor gets nothing more."""
    steps.check_administrator(tx, staff_id)
    if tx.run("update processor set until_at = :now where id = :id and until_at is null", now=clock.now(), id=number):
        steps.note(tx, "processor", number, staff_id, "ended")
        tx.touch("operator", "processors")


def every(db: Reader) -> list[Row]:
    """All entries, those in force first."""
    return db.all("select * from processor order by case when until_at is null then 0 else 1 end, kind, id desc limit 500")


def transfers(db: Reader, member_id: int | None, first: int | None, end: int | None, before: int, limit: int) -> list[Row]:
    """Transfers of a member or of all, in a span of time (seconds UTC), newest first, paged by key."""
    parts, values = ["id < :before"], {"before": before, "limit": limit}
    for clause, name, value in (("member_id = :member", "member", member_id), ("at >= :first", "first", first), ("at < :end", "end", end)):
        if value is not None:
            parts.append(clause)
            values[name] = value
    return db.all(f"select * from transfer where {' and '.join(parts)} order by id desc limit :limit", **values)
