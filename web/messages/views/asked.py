"""Numbers in addresses, and the words of messages made ready for templates."""

from starlette.requests import Request

from web.core import clock
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.messages import rules, warning


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


def shown(request: Request, db, rows: list[Row], heading: bool = False) -> list[dict]:
    """Messages with their day when it begins (always above the first one with `heading`), hour and note."""
    notes = warning.notes(request, db, rows)
    return [
        {**row, "day": rules.day(row.at) if rules.starts_day(row) or (heading and row is rows[0]) else "",
         "hour": rules.hour(row.at), "iso": clock.iso(row.at),
         "risk": notes.get(row.id)}
        for row in rows
    ]
