"""The terms of keeping as they are in force: listed, changed, and what each run deleted."""

from collections.abc import Iterable
from dataclasses import dataclass

from web.core import clock, journal, keeping
from web.core.db import Reader, Transaction
from web.core.held import Table
from web.core.i18n import N_, _
from web.core.refusal import NotFound, Refusal
from web.core.sqlite import Row
from web.terms import due, holds, reasons

hold_on = holds.hold_on
LOG_KEPT = 365 * clock.DAY


@dataclass(frozen=True)
class Kept:
    """One term in words: which data, how long, on what ground, and the six reasons as (criterion, text)."""

    code: str
    title: str
    term: str
    ground: str
    reasons: list[tuple[str, str]]
    changed_at: int | None


def table(db: Reader, tables: Iterable[Table]) -> list[Kept]:
    """Every term in force in the current language, for the policy, the page of terms and the administration: the
    account first, what is about staff last. `tables` are those of the site (`request.app.state.site.tables`)."""
    changed = keeping.changes(db)
    return [_kept(term, changed.get(term.code)) for term in sorted(due.terms(db, tables), key=_place)]


def _place(term: due.Term) -> int:
    roles = [who.role for who in term.table.whose]
    return 0 if due.SELF in roles else 2 if all(role.startswith("staff") for role in roles) else 1


def _kept(term: due.Term, row: Row | None) -> Kept:
    return Kept(term.code, _(term.table.title), keeping.said(term.ends, term.seconds), reasons.ground(term.table, row),
                reasons.of(term.table, term.ends, row), row.changed_at if row else None)


def term_of(db: Reader, tables: Iterable[Table], code: str) -> due.Term:
    """The term of that name as it is in force. Raises NotFound."""
    found = next((term for term in due.terms(db, tables) if term.code == code), None)
    if found is None:
        raise NotFound()
    return found


def change(tx: Transaction, staff_id: int, term: due.Term, seconds: int, ground: str, texts: dict[str, str]) -> None:
    """Sets a term, effective at once. Raises Refusal beyond the bounds of its declaration."""
    if seconds < 0 or keeping.within(term.ends, seconds) != seconds:
        raise Refusal(N_("The term is outside its bounds."))
    values = {"code": term.code, "seconds": seconds, "ground": ground, "changed_at": clock.now(), "changed_by": staff_id,
              **{criterion: texts.get(criterion, "") for criterion in reasons.CRITERIA}}
    places = ", ".join(f"{name} = :{name}" for name in values)
    if not tx.run(f"update keeping_term set {places} where code = :code", **values):
        tx.insert("keeping_term", id=tx.new_id(), **values)
    journal.note(tx, staff_id, "term changed", "term", reason=f"{term.table.title}; {term.ends.since}: {term.seconds} s → {seconds} s")
    tx.touch(keeping.TOPIC)


def ran(tx: Transaction, at: int, code: str, gone: int) -> None:
    """Adds to the log what the run that began at that moment deleted; the log itself is kept for a year."""
    if not gone:
        return
    if not tx.run("update keeping_run set gone = gone + :gone where at = :at and code = :code", gone=gone, at=at, code=code):
        tx.insert("keeping_run", id=tx.new_id(), at=at, code=code, gone=gone)
        tx.run("delete from keeping_run where at < :before", before=at - LOG_KEPT)


def runs(db: Reader, limit: int = 50) -> list[Row]:
    """What the last runs deleted, newest first."""
    return db.all("select at, code, gone from keeping_run order by at desc, id desc limit :limit", limit=limit)
