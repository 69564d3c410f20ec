"""The administrator's page: for which further purposes members are asked at all."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.consents import asking
from web.consents.purposes import FURTHER, PURPOSES
from web.core.page import page, see_other


def purposes(request: Request, db, form: FormData) -> Response:
    """Every further purpose, with those that are asked about ticked."""
    return page(request, "consents/purposes.html", further=[PURPOSES[code] for code in FURTHER], asked=asking.asked(db))


def ask(request: Request, db, form: FormData) -> Response:
    """Asks for those that are ticked, and for no others."""
    db.write(asking.ask, request.state.member.id, {code for code in form.getlist("purpose") if isinstance(code, str)})
    return see_other(request, "/admin/purposes", "purposes-saved")
