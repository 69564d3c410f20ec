"""The page that takes an export of another site of this kind into a new account."""

from pathlib import Path

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from web import media
from web.core.i18n import _
from web.core.page import page
from web.core.pools import Busy
from web.privacy import bringing, reading
from web.privacy.views.person import inventory_of

MOST = 32 * 2**20  # bytes of the file; a larger one is taken by the operator
MOST_ROWS, MOST_PICTURES = 20_000, 2_000  # the same; rows go in at once, while nobody else can write
MOST_FILES, MOST_WHOLE = 20_000, 512 * 2**20  # files in it, and bytes unpacked, as the ZIP declares them


def import_page(request: Request, db, form: FormData) -> Response:
    """What an import does, and the form; or that this account is not new any more."""
    fresh = bringing.is_fresh(db, inventory_of(request), request.state.member.id)
    return _page(request, fresh=fresh)


def _page(request: Request, status: int = 200, fresh: bool = True, wrong: str = "", outcome=None) -> Response:
    return page(request, "privacy/import.html", status, fresh=fresh, wrong=wrong, outcome=outcome, most=MOST // 2**20)


def take_import(request: Request, db, form: FormData) -> Response:
    """Takes the file in, whole or not at all."""
    upload = form.get("file")
    if not isinstance(upload, UploadFile) or not upload.filename:
        return _page(request, 422, wrong=_("Choose the file first."))
    settings, inventory = request.app.state.settings, inventory_of(request)
    try:
        with request.app.state.database.lent() as door:
            brought = _fitting(reading.read(upload.file, inventory, MOST_FILES, MOST_WHOLE))
            outcome = bringing.bring(door, inventory, brought, request.state.member.id, request.app.state.photos.process,
                                      Path(media.folder(settings)))
    except reading.Refused as error:
        return _page(request, 422, wrong=_(error.said))
    except bringing.NotFresh:
        return _page(request, 422, fresh=False)
    except Busy:
        return _page(request, 503, wrong=_("Too many photos are being sent right now. Send this one again in a moment."))
    return _page(request, fresh=False, outcome=outcome)


def _fitting(brought: reading.Brought) -> reading.Brought:
    """The same, unless it would keep the site busy for too long. Raises Refused."""
    if sum(len(rows) for _table, rows in brought.rows) > MOST_ROWS or len(bringing.wanted(brought)) > MOST_PICTURES:
        raise reading.Refused(reading.TOO_LARGE)
    return brought
