"""Switches of what is saved, and sellers whom a member does not want to see."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import form as forms
from web.core.page import page, safe_next, see_other
from web.saved import rules
from web.saved.forms import ChoiceForm
from web.saved.store import choices, deliveries, opened, searches, sellers


def choices_page(request: Request, db, form: FormData) -> Response:
    """Both switches, the hidden sellers, and the log of mails about prices."""
    me = request.state.member.id
    now = choices.of(db, me)
    made = ChoiceForm(None, mail_drops=bool(now.mail_drops), remember=bool(now.remember))
    return page(request, "saved/choices.html", form=made, people=sellers.of(db, me), remembered=opened.count(db, me),
                log=deliveries.of(db, me, None), results=rules.RESULTS)


def choose(request: Request, db, form: FormData) -> Response:
    """Sets both switches."""
    made = ChoiceForm(form)
    db.write(choices.choose, request.state.member.id, made.mail_drops.data, made.remember.data)
    return see_other(request, "/profile/saved/choices", "choices-saved")


def hide(request: Request, db, form: FormData) -> Response:
    """Hides a seller or shows them again, as the form says; twice is the same as once."""
    me, seller, hides = request.state.member.id, request.path_params["id"], forms.text(form, "hide") == "1"
    back = safe_next(forms.text(form, "back"), "/profile/saved/choices")
    try:
        db.write(sellers.hide if hides else sellers.show, me, seller)
    except searches.Full:
        return see_other(request, "/profile/saved/choices", "sellers-full")
    return see_other(request, back, "seller-hidden" if hides else "seller-shown")
