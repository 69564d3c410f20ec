"""Answers to programs: below one address everything is JSON, refusals too (docs/machines.md)."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from web.core.i18n import _
from web.core.refusal import Refusal

BELOW, KIND = "/api/", "application/json"
VERSION = 1  # of the answers; it changes when a field changes its meaning or goes


def asks(request: Request) -> bool:
    """Whether the address is one for programs."""
    return request.scope["path"].startswith(BELOW)


def written(content: dict[str, Any]) -> bytes:
    """An answer with its version."""
    return json.dumps({"version": VERSION, **content}, ensure_ascii=False, separators=(",", ":")).encode()


def refused(error: Refusal) -> Response:
    """A refusal in the language in use, with the seconds after which to come again where it says so."""
    headers = {"retry-after": str(error.retry_after)} if error.retry_after else None
    return Response(written({"error": _(error.said)}), error.status, headers, KIND)
