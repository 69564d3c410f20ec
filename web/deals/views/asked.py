"""What an address asks for, and a deal made ready for templates."""

from typing import Any

from starlette.requests import Request

from web.core import clock, format
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.deals import rules, words
from web.deals.store import rows

HIGHEST = 2**63 - 1


def number(request: Request) -> int:
    """The number in the path. Raises NotFound for one that no row can have."""
    value = request.path_params["id"]
    if value > HIGHEST:
        raise NotFound()
    return value


def key(request: Request, name: str) -> int | None:
    """A number of the query, or None."""
    text = request.query_params.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def mine(request: Request, db) -> Row:
    """The deal in the address, for one of its two people. Raises NotFound."""
    row = rows.one(db, request.state.member.id, number(request))
    if row is None:
        raise NotFound()
    return row


def shown(row: Row) -> dict[str, Any]:
    """A deal in a list or above a conversation."""
    mine = rules.possible(row)
    turn = {"bid": "seller", "ask": "buyer", "given": "buyer", "got": "seller"}.get(row.state)
    return {**row, "state_words": words.STATES[row.state], "money": format.money(row.price), "turn": turn == row.role and bool(mine),
            "ended": row.state in rules.ENDED, "iso": clock.iso(row.created_at)}
