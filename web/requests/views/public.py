"""What everybody may know about requests: numbers."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import clock
from web.core.i18n import ngettext
from web.core.page import page
from web.requests.kinds import KINDS, TERMS
from web.requests.store import figures


def transparency(request: Request, db, form: FormData) -> Response:
    """Received, decided in time, late, overdue now and the usual time, by kind."""
    return page(request, "requests/transparency.html", topics=("site", figures.TOPIC), counts=figures.counts(db), kinds=KINDS,
                terms=TERMS, usual=usual)


def usual(seconds: int | None) -> str:
    """A time as people say it: minutes, hours or days."""
    if seconds is None:
        return "—"
    if seconds < clock.HOUR:
        return ngettext("%(n)s minute", "%(n)s minutes", max(1, seconds // clock.MINUTE))
    if seconds < 2 * clock.DAY:
        return ngettext("%(n)s hour", "%(n)s hours", seconds // clock.HOUR)
    return ngettext("%(n)s day", "%(n)s days", seconds // clock.DAY)
