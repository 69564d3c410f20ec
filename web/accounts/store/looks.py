"""Staff see personal things only for a stated reason: each look is a row of the journal and holds for an hour."""

from web.core import clock, ids, journal
from web.core.db import Reader, Transaction
from web.core.sqlite import Row

HOLDS = clock.HOUR


def look(tx: Transaction, staff_id: int, subject: str, subject_id: int, reason: str, about_id: int | None = None) -> None:
    """Writes the look down, for the person it concerns to read; while an earlier one of the same person holds, nothing more."""
    if not holds(tx, staff_id, subject, subject_id):
        journal.note(tx, staff_id, f"{subject} viewed", subject, subject_id, reason, about_id)


def holds(db: Reader, staff_id: int, subject: str, subject_id: int) -> bool:
    """Whether this member of staff stated a reason within the last hour."""
    since = max(0, ((clock.now() - HOLDS) * 1000 - ids.START) * ids.STEP)  # ids grow with time: only new rows are read
    return db.value("select id from staff_action where id > :since and staff_id = :staff and action = :action"
                    " and subject_id = :id limit 1", since=since, staff=staff_id, action=f"{subject} viewed",
                    id=subject_id) is not None


def deeds_on(db: Reader, subject: str, subject_id: int, limit: int = 20) -> list[Row]:
    """What staff did to a thing, newest first, with the name of who did it."""
    return db.all("select staff_action.*, member.display_name as staff_name from staff_action"
                  " left join member on member.id = staff_action.staff_id"
                  " where staff_action.subject = :subject and staff_action.subject_id = :id"
                  " order by staff_action.id desc limit :limit", subject=subject, id=subject_id, limit=limit)
