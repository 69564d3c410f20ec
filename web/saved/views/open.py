"""Pages that need no account: searches kept in the browser, and the link that ends letters."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core.page import page, see_other
from web.core.refusal import Frozen, NotFound
from web.saved import letters
from web.saved.store import choices, searches


def device(request: Request, db, form: FormData) -> Response:
    """The same page for everybody: what is kept in the browser is put into it there. Members have a page of their own."""
    if request.state.member is not None:
        return see_other(request, "/profile/saved")
    return page(request, "saved/device.html", topics=())


def _meant(request: Request) -> tuple[str, int]:
    """What the link ends. Raises NotFound when it is forged."""
    found = letters.read_stop_link(request.app.state.keys, request.path_params["token"])
    if found is None:
        raise NotFound()
    return found


def stop_page(request: Request, db, form: FormData) -> Response:
    """A page with a button: programs that look into mails open links, but press no buttons."""
    kind, number = _meant(request)
    row = searches.one(db, number) if kind == letters.SEARCH else None
    return page(request, "saved/stop.html", kind=kind, row=row, done=False, token=request.path_params["token"])


def stop(request: Request, db, form: FormData) -> Response:
    """Ends the letters without asking who it is; again changes nothing. Raises Frozen while the owner's data are blocked."""
    kind, number = _meant(request)
    row = searches.one(db, number) if kind == letters.SEARCH else None
    owner = number if kind == letters.DROPS else row.member_id if row else None
    if owner is not None and db.value("select blocked_at from member where id = :id", id=owner):
        raise Frozen()
    if owner is not None:
        db.write(searches.silence if kind == letters.SEARCH else choices.silence_drops, number)
    return page(request, "saved/stop.html", kind=kind, row=row, done=True, token=request.path_params["token"])
