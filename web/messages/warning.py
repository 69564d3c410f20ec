"""Signs of fraud in messages: its writer is asked before one is sent, its reader sees why to take care."""

from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request

from web.core.sqlite import Row
from web.guard.asking import Found
from web.scam import asking, repeats, telling, trusted
from web.scam.judging import judge


def ask(request: Request, db, subject: str, other_id: int | None, role: str, text: str, form: FormData) -> asking.Asking:
    """What the writer has to decide before these words go to the other person; `subject` names the conversation."""
    more = _more(request.app.state, db, request.state.member.id, other_id, role, text)
    return asking.read(request, trusted.home(request, db), subject, text, form, more)


def signs(state: Any, db, me: int, other_id: int | None, role: str, text: str) -> tuple[Found, ...]:
    """What is found in words of the member `me` that cannot be asked about first, because they came by mail."""
    return telling.found(text, judge(text, trusted.home_of(state.settings, db)), _more(state, db, me, other_id, role, text))


def note_sent(state: Any, db, me: int, other_id: int | None, role: str, text: str) -> None:
    """Remembers the mark of long words for a day, once they are sent."""
    marks = _marks(state, me, other_id, role, text)
    if marks:
        db.write(repeats.note, me, *marks)


def _more(state: Any, db, me: int, other_id: int | None, role: str, text: str) -> tuple[str, ...]:
    marks = _marks(state, me, other_id, role, text)
    many = marks and repeats.others(db, me, *marks) >= repeats.MANY - 1
    return ("repeat",) if many else ()


def _marks(state: Any, me: int, other_id: int | None, role: str, text: str) -> tuple[str, str] | None:
    """The marks of words and receiver; None where the words are short, or a seller's, who answers many in the same words."""
    words = repeats.mark(state.keys, me, text) if role == "buyer" and other_id is not None else ""
    return (words, repeats.receiver(state.keys, words, other_id)) if words else None


def notes(state: Any, db, rows: list[Row]) -> dict[int, telling.Note]:
    """What the reader is told beside messages of the other person, by the number of the message."""
    home, keys = trusted.home_of(state.settings, db), state.keys
    theirs = [row for row in rows if not row.mine and row.body and not row.kind]
    found = {row.id: telling.note(row.body, judge(row.body, home)) for row in theirs}
    long = [row for row in theirs if found[row.id] is None and row.by_buyer and len(row.body) >= repeats.LEAST_LETTERS]
    many = repeats.said_to_many(db, long[0].sender_id) if long else set()
    found.update({row.id: telling.bare("repeat") for row in long if repeats.mark(keys, row.sender_id, row.body) in many})
    return {number: note for number, note in found.items() if note}
