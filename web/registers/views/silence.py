"""How long people are not told of a request about them: set by one person, beyond a year agreed to by a second one."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import form as forms
from web.core.page import see_other
from web.registers import rules
from web.registers.forms import AloneForm, ReasonForm, SilenceForm
from web.registers.store import authorities, silences
from web.registers.views.authorities import PATH, show_with
from web.registers.views.handing import answers_for_it


def _number(request: Request, db) -> int:
    return authorities.one(db, request.path_params["id"]).id


def change(request: Request, db, form: FormData) -> Response:
    """Lengthens or ends the silence, or asks a second person for a long one."""
    made, number = SilenceForm(form, prefix="silence-"), _number(request, db)
    if not made.validate():
        return show_with(request, db, 422, silence=made)
    done = db.write(silences.change, request.state.member.id, number, rules.moment(made.until.data or ""), made.reason.data)
    return see_other(request, f"{PATH}/{number}", "" if done else "silence-waits")


def agree(request: Request, db, form: FormData) -> Response:
    """The second person agrees."""
    number = _number(request, db)
    db.write(silences.agree, request.state.member.id, number, forms.number(form, "seen"))
    return see_other(request, f"{PATH}/{number}")


def agree_alone(request: Request, db, form: FormData) -> Response:
    """Where there is no second person: with a reason, a tick and the password."""
    made, number = AloneForm(form, prefix="longer-"), _number(request, db)
    if not answers_for_it(request, made):
        return show_with(request, db, 422, longer=made)
    db.write(silences.agree, request.state.member.id, number, forms.number(form, "seen"), made.reason.data)
    return see_other(request, f"{PATH}/{number}")


def decline(request: Request, db, form: FormData) -> Response:
    """The longer silence is not wanted."""
    made, number = ReasonForm(form, prefix="decline-"), _number(request, db)
    if not made.validate():
        return show_with(request, db, 422, decline=made)
    db.write(silences.decline, request.state.member.id, number, made.reason.data)
    return see_other(request, f"{PATH}/{number}")
