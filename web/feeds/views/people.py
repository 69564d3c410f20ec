"""The page about all this for people, and the member's switch."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import form as forms
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.feeds import found
from web.feeds.store import choice
from web.feeds.views.api import OFTEN

SAID = {"this-site": "site-only", "everywhere": "site-not-only"}


def machines(request: Request, db, form: FormData) -> Response:
    """What programs may read here, how, and how people keep their listings out of it."""
    return page(request, "feeds/machines.html", topics=("operator",), most=found.MOST, often=OFTEN.count)


def choose(request: Request, db, form: FormData) -> Response:
    """Keeps the member's listings to this site, or lets them go further again."""
    where = forms.text(form, "where")
    if where not in SAID:
        raise NotFound()
    db.write(choice.choose, request.state.member.id, where == "this-site")
    return see_other(request, "/profile/consents", SAID[where])
