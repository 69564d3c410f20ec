"""A member's settings for messages: marks of delivery and reading, and quick replies."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import form as forms
from web.core.i18n import N_, _
from web.core.page import page, see_other
from web.messages.forms import QuickForm
from web.messages.rules import MAILS, MOST_QUICK
from web.messages.store import choices as store
from web.messages.store import quick

USUAL = (N_("Hello! Yes, it is still for sale."), N_("Hello! It is sold already."),
         N_("When would it suit you to look at it?"), N_("The price is firm."))


def choices(request: Request, db, form: FormData) -> Response:
    """The page with the switch and the quick replies."""
    return _show(request, db, QuickForm(data={"body": ""}))


def switch(request: Request, db, form: FormData) -> Response:
    """Switches marks on or off."""
    on = forms.text(form, "marks", 5) == "on"
    db.write(store.switch, request.state.member.id, on)
    return see_other(request, "/messages/choices", "marks-on" if on else "marks-off")


def mails(request: Request, db, form: FormData) -> Response:
    """Sets what the mails about messages hold."""
    how = forms.text(form, "mails", 10)
    if how in MAILS:
        db.write(store.choose_mails, request.state.member.id, how)
    return _back(request, "choices-kept", "mails")


def add(request: Request, db, form: FormData) -> Response:
    """Adds a quick reply, or the usual ones."""
    me, made = request.state.member.id, QuickForm(form)
    if "usual" in form:
        for text in USUAL:
            db.write(quick.add, me, _(text))
        return _back(request, "choices-kept")
    if not made.validate():
        return _show(request, db, made, 422)
    said = "choices-kept" if db.write(quick.add, me, made.body.data) else "quick-full"
    return _back(request, said)


def change(request: Request, db, form: FormData) -> Response:
    """Changes a quick reply, or deletes it."""
    me, number, made = request.state.member.id, forms.number(form, "number") or 0, QuickForm(form)
    if "drop" in form:
        db.write(quick.drop, me, number)
        return _back(request, "quick-dropped")
    if not made.validate():
        return _show(request, db, made, 422, number)
    db.write(quick.change, me, number, made.body.data)
    return _back(request, "choices-kept")


def _back(request: Request, said: str, part: str = "quick") -> Response:
    return see_other(request, f"/messages/choices?said={said}#{part}")


def _show(request: Request, db, made: QuickForm, status: int = 200, number: int = 0) -> Response:
    """The page; the form that was refused stands where it stood: for the reply of that number, or for a new one."""
    me = request.state.member.id
    rows = [(row, made if row.id == number else QuickForm(data={"body": row.body})) for row in quick.of(db, me)]
    return page(request, "messages/choices.html", status, choice=store.of(db, me), ways=MAILS, rows=rows, most=MOST_QUICK,
                form=QuickForm(data={"body": ""}) if number else made)
