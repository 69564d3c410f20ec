"""The photos of a listing on its edit page: added, removed, put to the front; what is typed meanwhile is kept."""

import re

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from web.core.page import page, see_other, wants_part
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.core.view import ROLES
from web.listings import rules
from web.listings.judging import judge
from web.listings.receiving import take
from web.listings.store import pictures, rows, shelf
from web.listings.views import asked, editing
from web.media import files, folder
from web.media import store as media

FILE = re.compile(r"([a-z0-9]{22,64})-([0-9]{2,4})\.(webp|jpg)")


def add(request: Request, db, form: FormData) -> Response:
    """Adds one photo."""
    row = asked.mine(request, db)
    return _answer(request, db, row, form, take(request, db, row, form))


def remove(request: Request, db, form: FormData) -> Response:
    """Removes a photo with its files."""
    row = _listing(request, db)
    db.write(pictures.remove, row.member_id, asked.number(request), shelf.books(db))
    return _answer(request, db, row, form)


def front(request: Request, db, form: FormData) -> Response:
    """Makes a photo the cover."""
    row = _listing(request, db)
    db.write(pictures.to_front, row.member_id, asked.number(request), shelf.books(db))
    return _answer(request, db, row, form)


def withheld_file(request: Request, db, form: FormData) -> Response:
    """A file that is not handed out to everybody: for the owner, and for staff unless the owner's data are frozen."""
    viewer, number = request.state.member, asked.number(request)
    found = FILE.fullmatch(request.path_params["file"])
    seen = rows.mine(db, viewer.id, number) or (ROLES[viewer.role] >= ROLES["moderator"] and rows.shown(db, number))
    if not found or not seen or found[1] not in {photo.name for photo in media.of(db, pictures.SUBJECT, number)}:
        raise NotFound()
    path = files.find(folder(request.app.state.settings), found[1], int(found[2]), found[3])
    if path is None:
        raise NotFound()
    return FileResponse(path, headers={"cache-control": "private, no-store"})


def _listing(request: Request, db) -> Row:
    photo = media.one(db, request.state.member.id, asked.number(request))
    ours = photo is not None and photo.subject == pictures.SUBJECT
    row = rows.mine(db, request.state.member.id, photo.subject_id) if ours else None
    if row is None:
        raise NotFound()
    return row


def _answer(request: Request, db, row: Row, form: FormData, error: str = "") -> Response:
    """The strip alone for a script; for a plain form the edit page, with what was typed in the other fields kept."""
    entry = judge(db, row, request.state.language, form if "title_ru" in form else None)
    entry.forgive()
    if "title_ru" in form and row.state not in rules.KEPT_VALID:
        editing.keep(request, db, row, entry)
    row = rows.mine(db, row.member_id, row.id)
    if row is None:
        raise NotFound()
    if wants_part(request):
        return page(request, "listings/_photos.html", 422 if error else 200, **editing.strip(db, row, error))
    if error or ("title_ru" in form and row.state in rules.KEPT_VALID):
        return editing.show(request, db, row, entry, 422 if error else 200, error)
    return see_other(request, f"/listings/{row.id}/edit?said=draft-saved#photos")
