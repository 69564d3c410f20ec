"""The administrator's page of legal holds."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import clock
from web.core import form as forms
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.terms import holds
from web.terms.forms import HoldForm, LiftForm, moment


def holds_page(request: Request, db, form: FormData) -> Response:
    """Holds that stand, those to look at again first, and the form of a new one."""
    member = forms.number(request.query_params, "member")
    return _page(request, db, HoldForm(data={"member": member, "ground": "court"}))


def _page(request: Request, db, made: HoldForm, status: int = 200, lifting: tuple[int, LiftForm] | None = None) -> Response:
    return page(request, "terms/holds.html", status, form=made, holds=holds.listed(db), lifted=holds.listed(db, True, 20),
                grounds=holds.GROUNDS, now=clock.now(), lifting=lifting, lift_form=LiftForm())


def begin(request: Request, db, form: FormData) -> Response:
    """Holds a member's data."""
    made = HoldForm(form)
    if not made.validate():
        return _page(request, db, made, 422)
    db.write(holds.begin, request.state.member.id, made.member.data, made.ground.data, made.reason.data,
             moment(made.look_again), moment(made.silent_until))
    return see_other(request, "/admin/holds", "hold-set")


def lift(request: Request, db, form: FormData) -> Response:
    """Ends a hold."""
    made, number = LiftForm(form), request.path_params["id"]
    if not made.validate():
        if holds.by_id(db, number) is None:
            raise NotFound()
        return _page(request, db, HoldForm(), 422, (number, made))
    db.write(holds.lift, request.state.member.id, number, made.reason.data)
    return see_other(request, "/admin/holds", "hold-lifted")
