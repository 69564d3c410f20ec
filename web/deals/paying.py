"""How a deal may be paid, and what its page says about that."""

from typing import Any

from starlette.requests import Request

from web.core.sqlite import Row


def ways(request: Request, db, row: Row) -> tuple[str, ...]:
    """The ways of paying that this person may choose: only the seller names an address."""
    return ("cash", "transfer", "link") if row.role == "seller" else ("cash", "transfer")


def shown(request: Request, db, row: Row) -> dict[str, Any]:
    """What the page of a deal shows of its payments."""
    return {}
