"""Opening a request: its number, its due date and its receipt; what a member did alone is recorded here too.

Other features call `open` and `done_alone` inside their own transactions.
"""

import logging

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.i18n import LANGUAGES
from web.core.sqlite import Row
from web.requests.kinds import TERMS
from web.requests.rules import PERSON, Step
from web.requests.store import steps, telling
from web.workdays import store as workdays
from web.workdays.rules import UnknownYear, due

log = logging.getLogger(__name__)
SAME = {"access": clock.DAY, "correct": clock.DAY}  # seconds within which the same done again is one row
OTHERWISE_SAME = clock.MINUTE
OPPOSITES = {"block": "unblock", "unblock": "block"}


def open(tx: Transaction, kind: str, *, member_id: int | None = None, contact: str = "", language: str, text: str = "",
         subject: str = "", subject_id: int | None = None, at: int | None = None, receipt: bool = True, page: str = "") -> Row:
    """Opens a request and queues the receipt, to the member or to `contact`; returns its row (id, number, due_at, …).
    The same demand that is still open is not opened twice. `at` is the moment of receipt in seconds UTC, now if left out;
    without `receipt` the caller sends one of its own. `page` is the full address at which somebody without an account
    follows it and answers; a `subject` that is an address of staff says where it is decided instead of at the desk.
    Raises KeyError for an unknown kind. A request is accepted even if no due date can be counted; then `due_at` is None
    and the operator is told."""
    text, received_at = text.strip()[:steps.LONGEST], at or clock.now()
    about = {"member_id": member_id, "contact": contact, "subject": subject, "subject_id": subject_id}
    same = _still_open(tx, kind, text, about)
    if same is not None:
        return same
    row = _insert(tx, kind, language, received_at, "received", due_at=due_at(tx, kind, received_at), page=page, **about)
    steps.add(tx, row, Step("opened", PERSON, text), received_at)
    if receipt:
        telling.tell(tx, row, "receipt")
    if row.due_at is None:
        telling.shout(tx, "undated", row)
    return row


def done_alone(tx: Transaction, kind: str, member_id: int, language: str, at: int | None = None) -> Row:
    """Records what a member demanded and did at once without anybody's help; no mail. Done again in the same state it
    is one row: blocking what is blocked, or anything within a minute (access and correction: a day)."""
    at = at or clock.now()
    before = _done_before(tx, kind, member_id, at)
    if before is not None:
        return before
    row = _insert(tx, kind, language, at, "done", member_id=member_id, alone=True, due_at=None, closed_at=at)
    steps.add(tx, row, Step("alone", PERSON), at)
    return row


def due_at(db: Reader, kind: str, received_at: int) -> int | None:
    """The last second (UTC) of the term, or None while the calendar of a year that it needs is not known."""
    try:
        return due(received_at, TERMS[kind], workdays.calendar(db))
    except UnknownYear as error:
        log.error("a request has no due date: %s Complete the calendar.", error)
        return None


def _insert(tx: Transaction, kind: str, language: str, at: int, state: str, **values) -> Row:
    if kind not in TERMS:
        raise KeyError(kind)
    number, year = tx.new_id(), clock.day(at).year
    values = {"contact": "", "subject": "", "subject_id": None, "alone": False, "closed_at": None, "page": "", **values}
    tx.insert("request", id=number, number=f"{year}-{tx.next_number(f'request {year}'):04}", kind=kind, state=state,
              language=language if language in LANGUAGES else "ru", received_at=at, moved_at=at, warned=0, ground="", **values)
    return tx.one("select * from request where id = :id", id=number)


def _still_open(db: Reader, kind: str, text: str, about: dict) -> Row | None:
    guest = about["member_id"] is None
    rows = db.all(f"select * from request where {'member_id is null' if guest else 'member_id = :member'}"
                  " and contact = :contact and kind = :kind and closed_at is null and subject = :subject"
                  " and coalesce(subject_id, 0) = :number order by id desc", contact=about["contact"], kind=kind,
                  subject=about["subject"], number=about["subject_id"] or 0,
                  **({} if guest else {"member": about["member_id"]}))
    return next((row for row in rows if steps.asked_for(db, row.id) == text), None)


def _done_before(db: Reader, kind: str, member_id: int, at: int) -> Row | None:
    newest = db.one("select * from request where member_id = :member and state = 'done' and kind in (:kind, :opposite)"
                    " order by id desc limit 1", member=member_id, kind=kind, opposite=OPPOSITES.get(kind, kind))
    if newest is None or newest.kind != kind:
        return None
    return newest if kind in OPPOSITES or at - newest.closed_at < SAME.get(kind, OTHERWISE_SAME) else None
