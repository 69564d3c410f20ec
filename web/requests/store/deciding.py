"""Every move of a request after it was opened: by the person, by staff, by the site; one way through the rules."""

from web.core import clock, journal
from web.core.db import Reader, Transaction
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.requests import rules
from web.requests.kinds import OPEN
from web.requests.rules import PERSON, SITE, STAFF, Step
from web.requests.store import files, steps, telling

LETTERS = ("asked", "done", "refused")  # steps that the person learns by mail


def say(tx: Transaction, member_id: int, request_id: int, text: str) -> Row:
    """A message of the person to staff. Raises NotFound, Impossible, Unreasoned."""
    return move(tx, _mine(tx, member_id, request_id), Step("said", PERSON, text))


def answer(tx: Transaction, request_id: int, text: str) -> Row:
    """A message of somebody without an account; that they may write it is the caller's to know. Raises NotFound,
    Impossible, Unreasoned."""
    return move(tx, one(tx, request_id), Step("said", PERSON, text))


def withdraw(tx: Transaction, member_id: int, request_id: int) -> Row:
    """The person takes the request back; it counts as neither done nor refused. Raises NotFound, Impossible."""
    return move(tx, _mine(tx, member_id, request_id), Step("withdrawn", PERSON))


def take(tx: Transaction, staff_id: int, request_id: int) -> Row:
    """Staff begin to work on it. Raises NotFound, Impossible."""
    return _by_staff(tx, staff_id, request_id, Step("taken", STAFF))


def ask(tx: Transaction, staff_id: int, request_id: int, text: str) -> Row:
    """Staff ask the person for more; the term goes on. Raises NotFound, Impossible, Unreasoned."""
    return _by_staff(tx, staff_id, request_id, Step("asked", STAFF, text))


def refuse(tx: Transaction, staff_id: int, request_id: int, text: str, ground: str = "") -> Row:
    """Staff refuse with a reason, a withdrawal of consent on one of the two grounds of Art. 8(2) of the Law 94-V.
    Raises NotFound, Impossible, Unreasoned."""
    return _by_staff(tx, staff_id, request_id, Step("refused", STAFF, text, ground))


def carry_out(tx: Transaction, site, staff_id: int, request_id: int, text: str) -> Row:
    """Staff do what is demanded, in this same transaction where a feature of the site knows how, and answer. The answer is
    written first: where the deed destroys the person, it is destroyed too. Raises NotFound, Impossible, Unreasoned, and
    what the deed itself refuses."""
    before = one(tx, request_id)
    after = _by_staff(tx, staff_id, request_id, Step("done", STAFF, text))
    act = site.acts.get(after.kind)
    if before.state in OPEN and act is not None and after.member_id is not None:
        act.carry_out(tx, site, after.member_id, before)
    return after


def one(db: Reader, request_id: int) -> Row:
    """The row of a request. Raises NotFound."""
    row = db.one("select * from request where id = :id", id=request_id)
    if row is None:
        raise NotFound()
    return row


def move(tx: Transaction, request: Row, step: Step) -> Row:
    """Makes one step and returns the row after it; the same step sent once more changes nothing."""
    step = Step(step.action, step.role, step.text.strip()[:steps.LONGEST], step.ground)
    if step == steps.last(tx, request.id):
        return request
    state, now = rules.after(request.kind, request.state, step), clock.now()
    tx.run("update request set state = :state, ground = :ground, moved_at = :now, closed_at = :closed where id = :id",
           state=state, ground=step.ground, now=now, closed=None if state in OPEN else now, id=request.id)
    moved = one(tx, request.id)
    steps.add(tx, moved, step, now)
    if step.action in LETTERS:
        telling.tell(tx, moved, step.action, text=step.text)
    if state not in OPEN:
        _close(tx, request.id, now)
    return moved


def _close(tx: Transaction, request_id: int, now: int) -> None:
    """With the decision its documents go, and address and page of somebody without an account; the term of the words begins."""
    tx.run("update request_text set closed_at = :now where request_id = :id", now=now, id=request_id)
    tx.run("update request set contact = '', page = '' where id = :id", id=request_id)
    files.drop(tx, request_id)


def date(tx: Transaction, request: Row, due_at: int) -> None:
    """Sets the due date of a request that had none, and tells the person; an earlier one replaces a later."""
    tx.run("update request set due_at = :due where id = :id", due=due_at, id=request.id)
    if request.closed_at is None and request.due_at is None:
        moved = one(tx, request.id)
        steps.add(tx, moved, Step("dated", SITE), clock.now())
        telling.tell(tx, moved, "dated", text="")
    tx.touch("requests")


def _mine(tx: Transaction, member_id: int, request_id: int) -> Row:
    row = one(tx, request_id)
    if row.member_id != member_id:
        raise NotFound()
    return row


def _by_staff(tx: Transaction, staff_id: int, request_id: int, step: Step) -> Row:
    before = one(tx, request_id)
    after = move(tx, before, step)
    if after is not before:
        reason = before.number + (f", {step.ground}" if step.ground else "")
        journal.note(tx, staff_id, f"request {step.action}", "request", request_id, reason, before.member_id)
    return after
