"""The journal in «Мой профиль»: consents, publications, transfers, what staff looked at and why, requests, the account."""

import re

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core.held import KINDS
from web.core.page import page
from web.core.refusal import NotFound
from web.privacy import telling
from web.privacy.views.person import inventory_of

PAGE = 50


def journal(request: Request, db, form: FormData) -> Response:
    """What happened with the member's data, newest first, of all kinds or of one."""
    kind, before = request.query_params.get("kind", ""), _before(request.query_params.get("before", ""))
    if kind and kind not in KINDS:
        raise NotFound()
    inventory = inventory_of(request)
    found = telling.entries(db, inventory, request.state.member.id, kind, before, PAGE + 1)
    further = "-".join(map(str, found[PAGE - 1].key)) if len(found) > PAGE else ""
    return page(request, "privacy/journal.html", entries=found[:PAGE], kinds=KINDS, kind=kind, further=further,
                first=before == telling.END)


def _before(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([0-9]{1,18})-([0-9]{1,18})", text)
    return (int(found[1]), int(found[2])) if found else telling.END
