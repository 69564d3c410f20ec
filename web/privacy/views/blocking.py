"""Blocking one's own data, and lifting the block."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core.page import page, see_other
from web.privacy import store
from web.privacy.views.person import inventory_of


def block_page(request: Request, db, form: FormData) -> Response:
    """What blocking means, or how to lift it."""
    return page(request, "privacy/block.html")


def block(request: Request, db, form: FormData) -> Response:
    """Blocks the member's data."""
    db.write(store.block, inventory_of(request).person, request.state.member.id)
    return see_other(request, "/profile/block")


def unblock(request: Request, db, form: FormData) -> Response:
    """Lifts the member's own block."""
    lifted = db.write(store.unblock, inventory_of(request).person, request.state.member.id)
    return see_other(request, "/profile/block", "unblocked" if lifted else "blocked-by-staff")
