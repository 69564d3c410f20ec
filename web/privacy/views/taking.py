"""The export, asked for with the password."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from web.core.page import page
from web.operator.store import operator
from web.privacy import export
from web.privacy.views.person import inventory_of, knows_password

CHUNK = 256 * 1024


def export_page(request: Request, db, form: FormData) -> Response:
    """Asks for the password before the export."""
    return page(request, "privacy/export_ask.html", wrong=False)


def take_export(request: Request, db, form: FormData) -> Response:
    """The export as a download; no copy stays on the disk."""
    if not knows_password(request, form):
        return page(request, "privacy/export_ask.html", 422, wrong=True)
    file = tempfile.TemporaryFile()
    with request.app.state.database.lent() as door:
        export.write(file, door, inventory_of(request), request.state.member.id, operator(db),
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
