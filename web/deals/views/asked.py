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


def standing(row: Row) -> str:
    """Why nothing, or only an ending, is possible now: `frozen`, `gone`, `unavailable`, `apart`, `hidden`; `open` when all is."""
    reasons = (("frozen", row.me_frozen), ("gone", row.other_id is None), ("unavailable", row.other_frozen),
               ("apart", row.apart), ("hidden", row.listing_state == "hidden"))
    return next((word for word, holds in reasons if holds), "open")


def possible(row: Row) -> tuple[str, ...]:
    """The steps that this person may take now."""
    where = standing(row)
    steps = rules.steps(row.state, row.role)
    return steps if where == "open" else tuple(step for step in steps if step in rules.CONCLUDING) if where in ("apart", "hidden") else ()


def shown(row: Row) -> dict[str, Any]:
    """A deal in a list or above a conversation."""
    mine = possible(row)
    turn = {"bid": "seller", "ask": "buyer", "given": "buyer", "got": "seller"}.get(row.state)
    return {**row, "state_words": words.STATES[row.state], "money": format.money(row.price), "turn": turn == row.role and bool(mine),
            "ended": row.state in rules.ENDED, "iso": clock.iso(row.created_at)}
