"""The requests of a member: list, one request, messages and documents to it."""

from pathlib import Path

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from web.core.form import Form
from web.core.i18n import _
from web.core.page import page, see_other
from web.core.sqlite import Row
from web.requests.forms import SayForm
from web.requests.kinds import GROUNDS, KINDS, OPEN, STATES
from web.requests.rules import ACTIONS
from web.requests.store import deciding, files, reading, steps
from web.requests.views.download import download

WORDS = {"kinds": KINDS, "states": STATES, "open": OPEN, "actions": ACTIONS, "grounds": GROUNDS}


def requests_page(request: Request, db, form: FormData) -> Response:
    """Every request of the member."""
    return page(request, "requests/mine.html", rows=reading.mine(db, request.state.member.id), **WORDS)


def _row(request: Request, db) -> Row:
    return reading.of_member(db, request.state.member.id, request.path_params["id"])


def request_page(request: Request, db, form: FormData) -> Response:
    """One request: number, due date, steps, and what can be done with it."""
    return _show(request, db, _row(request, db))


def _show(request: Request, db, row: Row, status: int = 200, say: Form | None = None, wrong: str = "") -> Response:
    return page(request, "requests/show.html", status, row=row, steps=steps.of(db, row.id), files=files.of(db, row.id),
                form=say or SayForm(), wrong=wrong, most=files.MOST, **WORDS)


def say(request: Request, db, form: FormData) -> Response:
    """A message to staff."""
    row, made = _row(request, db), SayForm(form)
    if not made.validate():
        return _show(request, db, row, 422, made)
    db.write(deciding.say, request.state.member.id, row.id, made.text.data)
    return see_other(request, f"/profile/requests/{row.id}", "request-said")


def withdraw(request: Request, db, form: FormData) -> Response:
    """Takes the request back."""
    row = _row(request, db)
    db.write(deciding.withdraw, request.state.member.id, row.id)
    return see_other(request, f"/profile/requests/{row.id}", "request-withdrawn")


def attach(request: Request, db, form: FormData) -> Response:
    """Adds a document."""
    row, upload = _row(request, db), form.get("file")
    if not isinstance(upload, UploadFile) or not upload.filename:
        return _show(request, db, row, 422, wrong=_("Choose a file first."))
    try:
        _keep(request, db, row, upload.filename, upload.file.read(files.LARGEST + 1))
    except files.Unfit as error:
        return _show(request, db, row, 422, wrong=_(error.said))
    return see_other(request, f"/profile/requests/{row.id}#files", "request-file")


def _keep(request: Request, db, row: Row, title: str, content: bytes) -> None:
    kind, folder = files.kind_of(content), Path(request.app.state.settings.data)
    name, added = files.write(folder, content), False
    try:
        added = db.write(files.add, request.state.member.id, row.id, name, title, kind, len(content), files.digest(content))
    finally:
        if not added:
            files.remove(folder, [name])


def document(request: Request, db, form: FormData) -> Response:
    """A document of one's own request, as a download."""
    row = _row(request, db)
    return download(request, files.one(db, row.id, request.path_params["file"]))
