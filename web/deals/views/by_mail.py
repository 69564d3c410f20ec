"""The page behind a link in a mail: what one step would do, a button that does it, and nothing else; no login, no session."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.accounts import acting
from web.core.i18n import _
from web.core.page import page, see_other
from web.core.refusal import First
from web.core.view import check_limit
from web.deals import forms as made_of
from web.deals import links, paying, rules, words
from web.deals.links import Held
from web.deals.store import beginning, rows, steps
from web.deals.views.asked import shown
from web.deals.views.deal import WHY_NOT
from web.listings.rules import in_language
from web.messages.store import threads

WHY = {**WHY_NOT, First: acting.POLICY}


def look(request: Request, db, form: FormData) -> Response:
    """Shows what the link does; changes nothing, since programs that look into mails open links."""
    held = _held(request, db)
    return _show(request, db, held, _form(request, db, held)) if held else _dead(request)


def press(request: Request, db, form: FormData) -> Response:
    """Takes the step; pressed twice it is taken once, and both times the answer is that it is done."""
    held = _held(request, db)
    if held is None:
        return _dead(request)
    if not held.used:
        made = _form(request, db, held, form)
        if not made.validate():
            return _show(request, db, held, made, 422)
        check_limit(request, rules.OFFERS if held.step == "offer" else rules.STEPS, f"m{held.member.id}")
        try:
            _take(request, db, held, made)
        except tuple(WHY) as error:
            return _show(request, db, held, made, 409, _(WHY[type(error)]))
    answer = see_other(request, f"/deals/act/{request.path_params['token']}")
    answer.headers.update(acting.HEADERS)
    return answer


def _held(request: Request, db) -> Held | None:
    """What the link may do. Whoever is logged in here does not matter, and is not shown."""
    request.state.member, request.state.csrf_field = None, ""
    return links.find(db, request.app.state.keys, request.path_params["token"])


def _take(request: Request, db, held: Held, made: made_of.StepForm) -> None:
    settings, me = request.app.state.settings, held.member.id
    if held.step == "offer":
        key = links.send_key(request.path_params["token"])
        db.write(beginning.begin, settings, me, held.row.id, held.row.thread_id, made.asked(), key, True)
    else:
        db.write(steps.take, settings, me, held.row.id, held.step, held.row.last_id, made.asked(), True)


def _form(request: Request, db, held: Held, form: FormData | None = None) -> made_of.StepForm:
    row = held.row
    if held.used:
        return made_of.StepForm()
    if held.step == "offer":
        return made_of.OfferForm(form, prefix="offer-", price="" if row.price is None else str(row.price), quantity="1")
    filled = {"counter": {"price": str(row.price), "quantity": str(row.quantity)}, "meet": {"place": row.meet_place}}
    return made_of.of(held.step, row.role, paying.ways(request, db, row), form, **filled.get(held.step, {}))


def _show(request: Request, db, held: Held, made: made_of.StepForm, status: int = 200, why: str = "") -> Response:
    me, row = held.member.id, held.row
    deal, title, name = None, "", ""
    if held.step == "offer" and not held.used:
        title, name = in_language(row, "title", request.state.language)[0], threads.one(db, me, row.thread_id).other_name
    else:
        deal = shown(rows.one(db, me, row.id))
        title, name = deal["title"], deal["other_name"]
    values = {"deal": deal, "listing": row, "title": title, "name": name or _("Not available"), "me": held.member.display_name}
    return page(request, "deals/act.html", status, headers=acting.HEADERS, step=held.step, used=held.used, form=made, why=why, **values,
                label=words.BUTTONS[held.step], done=words.STEPS[held.step], pay_words=words.PAY,
                action=f"/deals/act/{request.path_params['token']}")


def _dead(request: Request) -> Response:
    return page(request, "deals/act_dead.html", 410, headers=acting.HEADERS)
