"""The administrator's page of the operator's facts."""

from dataclasses import asdict

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core.page import page, see_other
from web.operator import store
from web.operator.forms import OperatorForm


def show(request: Request, db, form: FormData) -> Response:
    """The form with the facts as they are."""
    return page(request, "operator/facts.html", form=OperatorForm(data=asdict(store.operator(db))))


def change(request: Request, db, form: FormData) -> Response:
    """Sets the facts."""
    facts = OperatorForm(form)
    if not facts.validate():
        return page(request, "operator/facts.html", 422, form=facts)
    db.write(store.change, request.state.member.id, facts.answers())
    return see_other(request, "/admin/operator", "operator-saved")
