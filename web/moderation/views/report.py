"""Reporting something, by members and guests."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import form as forms
from web.core.limits import Limit, network
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.core.security import client_address
from web.moderation.forms import ReportForm
from web.moderation.store import reports
from web.moderation.things import Thing, kind_of, seen_by, thing
from web.moderation.warned import passage
from web.scam.kinds import KINDS

FRAUD = "scam"
AGAIN = Limit("same report", 1, 86_400)  # a guest has no name: one report a day about a thing from one network


def _asked(request: Request, db, values) -> Thing:
    """What is to be reported. Raises NotFound for what the person cannot see."""
    number = forms.number(values, "id")
    if number is None:
        raise NotFound()
    found = thing(db, kind_of(request, forms.text(values, "subject", 40)), number)
    if not seen_by(db, request.state.member, found):
        raise NotFound()
    return found


def report_page(request: Request, db, form: FormData) -> Response:
    """The form of a report."""
    found, sign = _asked(request, db, request.query_params), _sign(request.query_params)
    return page(request, "moderation/report.html", thing=found, form=ReportForm(data={"reason": FRAUD} if sign else None), sign=sign,
                passage=passage(request, db, found, sign))


def _sign(values) -> str:
    """The kind of sign from whose note a report is made, if from one."""
    kind = forms.text(values, "sign", 20)
    return kind if kind in KINDS else ""


def report(request: Request, db, form: FormData) -> Response:
    """The answer is the same whether the report is new, was sent before, or was filled in by a program."""
    found, made, sign = _asked(request, db, form), ReportForm(form), _sign(form)
    if not made.validate():
        return page(request, "moderation/report.html", 422, thing=found, form=made, sign=sign,
                    passage=passage(request, db, found, sign))
    member = request.state.member
    by_program = bool(made.website.data)
    own = member is not None and member.id == found.owner_id
    if not (by_program or own or (member is None and _again(request, found))):
        db.write(reports.report, found.kind.name, found.id, found.owner_id, member.id if member else None,
                 made.reason.data, made.detail.data or "", passage(request, db, found, sign))
    return see_other(request, "/report/thanks")


def _again(request: Request, found: Thing) -> bool:
    app = request.app.state
    who = f"{network(client_address(request, app.settings))}:{found.kind.name}:{found.id}"
    return app.limits.wait(AGAIN, who) > 0


def thanks(request: Request, db, form: FormData) -> Response:
    """What everybody gets to read after a report."""
    return page(request, "moderation/thanks.html", topics=())
