"""The seller's phone for a member who asks for it, and the seller's switch."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.accounts.rules import shown_phone
from web.core import form as forms
from web.core.i18n import _
from web.core.page import page, see_other, wants_part
from web.core.refusal import NotFound
from web.listings import reading, rules
from web.listings.store import phones, rows, shelf
from web.listings.views import asked


def ask(request: Request, db, form: FormData) -> Response:
    """The number, for those whom the seller allows to see it, while the day's measures are not full. Raises NotFound."""
    row, me = rows.shown(db, asked.number(request)), request.state.member
    if row is None or not reading.phone(row, me, asked.dealt(request, db), asked.apart(request, db)):
        raise NotFound()
    try:
        db.write(phones.ask, me.id, row.id)
        why = ""
    except phones.Enough as full:
        why = _why(full.args[0])
    title, title_language = rules.in_language(row, "title", request.state.language)
    return page(request, "listings/_phone.html" if wants_part(request) else "listings/phone.html", 429 if why else 200, row=row,
                title=title, title_language=title_language, phone_state="ask", phone_why=why,
                phone="" if why else shown_phone(row.phone), dial=row.phone)


def switch(request: Request, db, form: FormData) -> Response:
    """The seller closes the phone of a listing, or shows it on request again."""
    number, on = asked.number(request), forms.text(form, "show", 5) == "yes"
    db.write(phones.switch, request.state.member.id, number, on, shelf.books(db))
    return see_other(request, f"/listings/{number}", "phone-open" if on else "phone-closed")


def _why(measure: str) -> str:
    """Why no number is shown, and what one can do instead."""
    if measure == "member":
        return _("You have asked for %(n)s phones today, and more are not shown. Write to the seller.", n=rules.PHONES_A_DAY)
    return _("This phone was asked for very often today. Write to the seller, or ask again tomorrow.")
