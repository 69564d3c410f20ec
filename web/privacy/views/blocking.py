"""Blocking one's own data, and lifting the block."""

from pathlib import Path

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.consents import store as consents
from web.core.page import page, see_other
from web.listings import withheld
from web.privacy import store
from web.privacy.views.person import inventory_of
from web.requests.store import filing

PATIENCE = 1.0  # seconds in which photos are put away before the page comes; the rest follows at once behind it


def block_page(request: Request, db, form: FormData) -> Response:
    """What blocking means, or how to lift it."""
    return page(request, "privacy/block.html")


def block(request: Request, db, form: FormData) -> Response:
    """Blocks the member's data."""
    db.write(_block, inventory_of(request).person, request.state.member.id, request.state.language)
    _settle(request, db)
    return see_other(request, "/profile/block")


def unblock(request: Request, db, form: FormData) -> Response:
    """Lifts the member's own block; where the consent to processing was withdrawn, giving it again does that."""
    if consents.withdrawn(db, request.state.member.id, "processing"):
        return see_other(request, "/profile/consents/processing")
    lifted = db.write(_unblock, inventory_of(request).person, request.state.member.id, request.state.language)
    _settle(request, db)
    return see_other(request, "/profile/block", "unblocked" if lifted else "blocked-by-staff")


def _settle(request: Request, db) -> None:
    withheld.settle(db, Path(request.app.state.settings.data), PATIENCE)


def _block(tx, person, member_id: int, language: str) -> None:
    if store.block(tx, person, member_id):
        filing.done_alone(tx, "block", member_id, language)


def _unblock(tx, person, member_id: int, language: str) -> bool:
    lifted = store.unblock(tx, person, member_id)
    if lifted:
        filing.done_alone(tx, "unblock", member_id, language)
    return lifted
