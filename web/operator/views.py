"""The administrator's page of the operator's facts."""

from dataclasses import asdict

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import form as forms
from web.core.page import page, see_other
from web.operator import countries, store
from web.operator.forms import OperatorForm


def show(request: Request, db, form: FormData) -> Response:
    """The form with the facts as they are; a country that was not declared yet is that of the settings."""
    return _page(request, _form(request, db))


def _form(request: Request, db, formdata: FormData | None = None) -> OperatorForm:
    facts, home = asdict(store.operator(db)), request.app.state.settings.hosting_country
    made = OperatorForm(formdata, data={**facts, **{part: facts[part] or home for part in countries.PARTS}})
    for part in countries.PARTS:
        made[part].choices = forms.choices(countries.choices())
    return made


def _page(request: Request, made: OperatorForm, status: int = 200) -> Response:
    return page(request, "operator/facts.html", status, form=made, parts=tuple(countries.PARTS))


def change(request: Request, db, form: FormData) -> Response:
    """Sets the facts."""
    facts = _form(request, db, form)
    if not facts.validate():
        return _page(request, facts, 422)
    db.write(store.change, request.state.member.id, facts.answers())
    return see_other(request, "/admin/operator", "operator-saved")
