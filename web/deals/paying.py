"""How a deal may be paid, and what its page says about that."""

from typing import Any

from starlette.requests import Request

from web.core.sqlite import Row
from web.deals import rules
from web.payments import rules as payments
from web.payments import store
from web.payments.stripe import Stripe, service

PAYABLE = ("agreed", "reserved", "given", "got")  # states in which the buyer may pay on the page of the service


def offered(request: Request, db, row: Row) -> bool:
    """Whether the operator has a payment service, and the sum can be paid there."""
    return Stripe(request.app.state.settings).ready and service(db) is not None and 0 < row.price <= payments.HIGHEST


def ways(request: Request, db, row: Row) -> tuple[str, ...]:
    """The ways of paying that this person may choose: only the seller names an address of their own."""
    own = ("link",) if row.role == "seller" else ()
    return ("cash", "transfer", *own, *(("provider",) if offered(request, db, row) else ()))


def payable(request: Request, db, row: Row) -> bool:
    """Whether this person may pay now on the page of the service."""
    standing = row.other_id is not None and not (row.me_frozen or row.other_frozen or row.apart or row.listing_state == "hidden")
    return row.role == "buyer" and row.pay == "provider" and row.state in PAYABLE and standing and offered(request, db, row)


def through_service(db, row: Row) -> bool:
    """Whether the deal's money goes through the payment service, or did: then an ending of it may call for a refund."""
    return row.pay == "provider" or store.current(db, "deal", row.id) is not None


def shown(request: Request, db, row: Row) -> dict[str, Any]:
    """What the page of a deal shows of its payments."""
    found = store.current(db, "deal", row.id)
    unpaid = found is None or found.state in ("begun", "open", "expired")
    return {"payment": found if found is not None and found.paid_at else None, "payable": unpaid and payable(request, db, row),
            "speaking": rules.SPEAKING}
