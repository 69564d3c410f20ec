"""The export: asked for with the password, made at once or by a job, fetched with the password, deleted again."""

from collections.abc import Iterator
from pathlib import Path

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from web.archives import files, rules, store
from web.core import clock, i18n
from web.core import form as forms
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.privacy import export, making
from web.privacy.bundle import blocks
from web.privacy.views.person import inventory_of, knows_password


def export_page(request: Request, db, form: FormData) -> Response:
    """The state of the member's export, or the form that asks for one."""
    return _page(request, db)


def _page(request: Request, db, status: int = 200, wrong: str = "") -> Response:
    row, now = store.of(db, request.state.member.id), clock.now()
    return page(request, "privacy/export_ask.html", status, archive=row, wrong=wrong, small=making.SMALL,
                fresh=bool(row) and rules.is_fresh(row, request.state.session, now), percent=rules.percent(row) if row else 0,
                running=bool(row) and row.state in rules.RUNNING)


def take_export(request: Request, db, form: FormData) -> Response:
    """Asks for an export. A small one is made now and given at once; a large one is left to the job. Raises NoRoom."""
    if not knows_password(request, form):
        return _page(request, db, 422, "make")
    files.check_room(Path(request.app.state.settings.data))
    inventory, member = inventory_of(request), request.state.member
    total = export.count(db, inventory, member.id, making.SMALL)
    row, ours = db.write(store.ask, member.id, i18n.current(), total, request.state.session, total < making.SMALL,
                         forms.number(form, "instead_of"))
    if ours:
        making.make(request.app.state.database, inventory, request.app.state.settings, row)
        row = store.of(db, member.id)
    return _file(request, row) if row and row.state == "ready" else see_other(request, "/profile/export")


def fetch(request: Request, db, form: FormData) -> Response:
    """The file, where the password comes along or was given in this session within fifteen minutes."""
    row = store.of(db, request.state.member.id)
    if row is None or not rules.is_there(row, clock.now()):
        raise NotFound()
    if not rules.is_fresh(row, request.state.session, clock.now()):
        if not knows_password(request, form):
            return _page(request, db, 422, "fetch")
        row, _new = db.write(store.ask, row.member_id, row.language, row.total, request.state.session, False)
    return _file(request, row)


def drop(request: Request, db, form: FormData) -> Response:
    """Deletes the archive with its file, or gives up one that is being made."""
    gone = db.write(store.remove, request.state.member.id)
    return see_other(request, "/profile/export", "archive-deleted" if gone else "")


def _file(request: Request, row: Row) -> Response:
    path = files.path(Path(request.app.state.settings.data), row.name)
    if not path.is_file():
        raise NotFound()
    headers = {"content-disposition": f'attachment; filename="soq-{row.member_id}.zip"',
               "content-length": str(path.stat().st_size), "cache-control": "private, no-store"}
    return StreamingResponse(_blocks(path), headers=headers, media_type="application/zip")


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from blocks(file)
