"""«Мои данные»: seeing, exporting, blocking, deleting; and the public pages of what the site holds."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from web.accounts.views.sessions import drop_cookie
from web.core import form as forms
from web.core import held, passwords
from web.core.i18n import _
from web.core.page import page, see_other
from web.operator.store import operator
from web.privacy import export, shown, store
from web.privacy.rows import Inventory

FEW = 30  # rows of a table shown at once; the export has all
CHUNK = 256 * 1024


def _inventory(request: Request) -> Inventory:
    return Inventory(request.app.state.site.tables)


def _knows_password(request: Request, form: FormData) -> bool:
    return passwords.verify(forms.text(form, "password", 300), request.state.member.password_hash)


def data(request: Request, db, form: FormData) -> Response:
    """Everything held about the member, table by table."""
    inventory, number = _inventory(request), request.state.member.id
    tables = sorted(inventory.tables, key=lambda table: table is not inventory.person)  # the account comes first
    found = [(table, inventory.of(db, table, number, FEW)) for table in tables]
    sections = [{"name": table.name, "title": _(table.title), "headings": shown.headings(table),
                 "count": inventory.count(db, table, number), "rows": _worded(db, table, rows),
                 "kept_back": [(_(column.meaning), _(column.why_not)) for column in table.personal.values() if not column.export]}
                for table, rows in found]
    return page(request, "privacy/data.html", held=sections, few=FEW)


def _worded(db, table: held.Table, rows: list) -> list[tuple[str, list[shown.Fact]]]:
    """Rows in words, newest first, each with what it is recognised by."""
    worded = [shown.facts(db, table, who, row) for who, row in reversed(rows)]
    return [(shown.headline(facts), facts) for facts in worded]


def export_page(request: Request, db, form: FormData) -> Response:
    """Asks for the password before the export."""
    return page(request, "privacy/export_ask.html", wrong=False)


def take_export(request: Request, db, form: FormData) -> Response:
    """The export as a download; no copy stays on the disk."""
    if not _knows_password(request, form):
        return page(request, "privacy/export_ask.html", 422, wrong=True)
    file = tempfile.TemporaryFile()
    with request.app.state.database.lent() as door:
        export.write(file, door, _inventory(request), request.state.member.id, operator(db),
                     Path(request.app.state.settings.data))
    size = file.tell()
    headers = {"content-disposition": f'attachment; filename="soq-{request.state.member.id}.zip"',
               "content-length": str(size), "cache-control": "private, no-store"}
    return StreamingResponse(_chunks(file), headers=headers, media_type="application/zip")


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk


def block_page(request: Request, db, form: FormData) -> Response:
    """What blocking means, or how to lift it."""
    return page(request, "privacy/block.html")


def block(request: Request, db, form: FormData) -> Response:
    """Blocks the member's data."""
    db.write(store.block, _inventory(request).person, request.state.member.id)
    return see_other(request, "/profile/block")


def unblock(request: Request, db, form: FormData) -> Response:
    """Lifts the member's own block."""
    lifted = db.write(store.unblock, _inventory(request).person, request.state.member.id)
    return see_other(request, "/profile/block", "unblocked" if lifted else "blocked-by-staff")


def delete_page(request: Request, db, form: FormData) -> Response:
    """What deletion means, and the form."""
    return page(request, "privacy/delete.html", wrong=False)


def delete(request: Request, db, form: FormData) -> Response:
    """Sets the day, or, where the member waives the fourteen days, destroys at once."""
    if not _knows_password(request, form):
        return page(request, "privacy/delete.html", 422, wrong=True)
    inventory = _inventory(request)
    if forms.text(form, "at_once") != "yes":
        db.write(store.want_deleted, inventory.person, request.state.member.id)
        return see_other(request, "/profile/delete")
    db.write(store.destroy, inventory, request.state.member.id)
    request.state.member = None
    response = drop_cookie(request, page(request, "privacy/gone.html"))
    response.headers["clear-site-data"] = '"cache", "cookies", "storage"'
    return response


def keep(request: Request, db, form: FormData) -> Response:
    """Takes the wish to be deleted back."""
    db.write(store.change_mind, _inventory(request).person, request.state.member.id)
    return see_other(request, "/profile", "kept")


def policy(request: Request, db, form: FormData) -> Response:
    """The policy, made from the inventory."""
    site = request.app.state.site
    tables = [table for table in site.tables if table.whose]
    places = [entry for entry in site.joined("held") if isinstance(entry, held.Place)]
    rows = [(_(table.title), shown.headings(table), [(_(column.meaning), shown.seen_by(table, column))
                                                      for column in table.personal.values()]) for table in tables]
    return page(request, "privacy/policy.html", topics=("operator",), tables=rows, places=places)


def cookies(request: Request, db, form: FormData) -> Response:
    """The register of cookies."""
    return page(request, "privacy/cookies.html", topics=("operator",), cookies=request.app.state.site.cookies)
