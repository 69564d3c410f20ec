"""Periodic work of requests: due dates that the calendar can tell now, warnings, files that belong to nothing."""

from pathlib import Path

from web.core import clock
from web.core.db import Transaction
from web.core.jobs import Work
from web.core.sqlite import Row
from web.requests.rules import SITE, Step, passed
from web.requests.store import deciding, files, filing, reading, telling


def watch(work: Work) -> int:
    """Everything that time alone does to requests; returns how many warnings went out."""
    fill_dates(work)
    bring_forward(work)
    end_orphans(work)
    sweep(work)
    return warn(work)


def fill_dates(work: Work) -> None:
    """Gives a due date to requests that were opened before their year was known."""
    for row in reading.undated(work.db):
        found = filing.due_at(work.db, row.kind, row.received_at)
        if found is not None:
            work.db.write(deciding.date, row, found)


def bring_forward(work: Work) -> None:
    """After a change of the calendar a due date comes nearer where it has to; one that was told is never put off."""
    for row in reading.open_ones(work.db):
        found = filing.due_at(work.db, row.kind, row.received_at)
        if found is not None and found < row.due_at:
            work.db.write(deciding.date, row, found)


def end_orphans(work: Work) -> None:
    """Ends the open requests of people who were destroyed meanwhile: nobody is left to answer."""
    for row in reading.orphaned(work.db):
        work.db.write(deciding.move, row, Step("gone", SITE))


def warn(work: Work) -> int:
    """Mails the operator at half of the term, at nine tenths, and when it is over."""
    due = [(row, passed(row.received_at, row.due_at, clock.now())) for row in reading.unwarned(work.db)]
    behind = [(row, mark) for row, mark in due if mark > row.warned]
    for row, mark in behind:
        work.db.write(_warn, row, mark, work.settings.language)
    return len(behind)


def _warn(tx: Transaction, row: Row, mark: int, language: str) -> None:
    if tx.run("update request set warned = :mark where id = :id and warned < :mark and closed_at is null", mark=mark, id=row.id):
        telling.shout(tx, "overdue" if mark == 100 else "warning", row, language, mark=mark)
        tx.touch("requests")


def sweep(work: Work) -> None:
    """Deletes files without a row that are an hour old."""
    old = clock.now() - clock.HOUR
    for file in files.strays(work.db, Path(work.settings.data)):
        if file.stat().st_mtime < old:
            file.unlink(missing_ok=True)
