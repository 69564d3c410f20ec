"""Gives a document out as a file to be saved; a browser never shows or runs it."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.requests.store.files import TYPES, path


def download(request: Request, row: Row) -> Response:
    """The answer with the file of that row. Raises NotFound when it is gone meanwhile."""
    place = Path(request.app.state.settings.data) / path(row.name)
    if not place.is_file():
        raise NotFound()
    headers = {"content-disposition": f'attachment; filename="{row.id}.{row.kind}"', "cache-control": "private, no-store",
               "x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'; sandbox"}
    return Response(place.read_bytes(), headers=headers, media_type=TYPES[row.kind])
