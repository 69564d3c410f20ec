"""Signs of fraud in messages: its writer is asked before one is sent, its reader sees why to take care."""

from starlette.datastructures import FormData
from starlette.requests import Request

from web.core.sqlite import Row
from web.scam import asking, repeats, telling, trusted
from web.scam.judging import judge


def ask(request: Request, db, subject: str, other_id: int | None, role: str, text: str, form: FormData) -> asking.Asking:
    """What the writer has to decide before these words go to the other person; `subject` names the conversation."""
    marks = _marks(request, other_id, role, text)
    many = marks and repeats.others(db, request.state.member.id, *marks) >= repeats.MANY - 1
    return asking.read(request, trusted.home(request, db), subject, text, form, ("repeat",) if many else ())


def note_sent(request: Request, db, other_id: int | None, role: str, text: str) -> None:
    """Remembers the mark of long words for a day, once they are sent."""
    marks = _marks(request, other_id, role, text)
    if marks:
        db.write(repeats.note, request.state.member.id, *marks)


def _marks(request: Request, other_id: int | None, role: str, text: str) -> tuple[str, str] | None:
    """The marks of words and receiver; None where the words are short, or a seller's, who answers many in the same words."""
    keys = request.app.state.keys
    words = repeats.mark(keys, request.state.member.id, text) if role == "buyer" and other_id is not None else ""
    return (words, repeats.receiver(keys, words, other_id)) if words else None


def notes(request: Request, db, rows: list[Row]) -> dict[int, telling.Note]:
    """What the reader is told beside messages of the other person, by the number of the message."""
    home, keys = trusted.home(request, db), request.app.state.keys
    theirs = [row for row in rows if not row.mine and row.body and not row.kind]
    found = {row.id: telling.note(row.body, judge(row.body, home)) for row in theirs}
    long = [row for row in theirs if found[row.id] is None and row.by_buyer and len(row.body) >= repeats.LEAST_LETTERS]
    many = repeats.said_to_many(db, long[0].sender_id) if long else set()
    found.update({row.id: telling.bare("repeat") for row in long if repeats.mark(keys, row.sender_id, row.body) in many})
    return {number: note for number, note in found.items() if note}
