"""Numbers in addresses, and the words of messages made ready for templates."""

from starlette.requests import Request

from web.core import clock
from web.core.i18n import _
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.media import store as media
from web.messages import rules, warning
from web.messages.store import threads

SEEN = ("", "hidden")  # fates of a message whose photos its sender sees; the other person only the first


def number(request: Request) -> int:
    """The number in the path. Raises NotFound for one that no row can have."""
    value = request.path_params["id"]
    if value >= 2**63:
        raise NotFound()
    return value


def key(request: Request, name: str) -> int | None:
    """A number of the query, or None."""
    text = request.query_params.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def mine(request: Request, db) -> Row:
    """The thread of the address. Raises NotFound for who is not in it."""
    found = threads.one(db, request.state.member.id, number(request))
    if found is None:
        raise NotFound()
    return found


def shown(request: Request, db, rows: list[Row], heading: bool = False) -> list[dict]:
    """Messages with their day when it begins (always above the first one with `heading`), hour, photos and note; a step
    of the two in the reader's language."""
    photos = media.of_all(db, rules.PHOTO, [row.id for row in rows if row.photos and row.fate in SEEN and (row.mine or not row.fate)])
    notes = warning.notes(request.app.state, db, rows)
    return [
        {**row, "pictures": photos.get(row.id, ()), "body": _(row.body) if row.kind and row.body else row.body,
         "day": rules.day(row.at) if rules.starts_day(row) or (heading and row is rows[0]) else "",
         "hour": rules.hour(row.at), "iso": clock.iso(row.at),
         "risk": notes.get(row.id)}
        for row in rows
    ]
