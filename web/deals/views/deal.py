"""One deal: its page with the journal and what may be done now, taking a step, and the meeting as a calendar file."""

from urllib.parse import urlsplit

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import clock
from web.core import form as forms
from web.core.i18n import N_, _
from web.core.page import page, see_other
from web.core.refusal import Frozen, NotFound
from web.core.sqlite import Row
from web.deals import forms as made_of
from web.deals import meeting, paying, rules, words
from web.deals.store import notices, rows, steps
from web.deals.views import asked
from web.payments.rules import host_of

WHY_NOT = {
    steps.Raced: N_("Meanwhile something changed in this deal, so nothing was done. See below how it stands now."),
    steps.NoneLeft: N_("Fewer pieces are free now than this deal is about, so nothing was done."),
    steps.Paused: N_("This is not possible now: one of you closed the conversation, or the listing is hidden by a moderator."),
    Frozen: Frozen.message,
}


def deal(request: Request, db, form: FormData) -> Response:
    """The page of a deal. Looking at it takes back the mail about it that has not left yet."""
    row = asked.mine(request, db)
    if row.mail and not row.me_frozen and not row.other_frozen and "prefetch" not in request.headers.get("sec-purpose", ""):
        db.write(notices.looked, row)
    return _show(request, db, row)


def take(request: Request, db, form: FormData) -> Response:
    """Takes the step that the address names; what the deal is not ready for is said on its page as it stands now."""
    row, step = asked.mine(request, db), request.path_params["step"]
    if step not in made_of.FORMS:
        raise NotFound()
    made = made_of.of(step, row.role, paying.ways(request, db, row), form)
    if not made.validate():
        return _show(request, db, row, 422, made=made, step=step)
    seen = forms.number(form, "seen") or 0
    try:
        db.write(steps.take, request.app.state.settings, request.state.member.id, row.id, step, seen, made.asked())
    except tuple(WHY_NOT) as error:
        return _show(request, db, asked.mine(request, db), 409, why=_(WHY_NOT[type(error)]))
    return see_other(request, f"/deals/{row.id}", "step-done")


def calendar(request: Request, db, form: FormData) -> Response:
    """The meeting as a calendar file, for the two people alone. Raises NotFound without a meeting."""
    row = asked.mine(request, db)
    if row.meet_at is None or not row.meet_place:
        raise NotFound()
    address = request.app.state.settings.public_address
    text = meeting.calendar(row.id, row.last_id, urlsplit(address).hostname or "localhost", row.meet_at, row.meet_place,
                            row.title or _("Deal"), f"{address}/deals/{row.id}", clock.now())
    return Response(text, media_type="text/calendar; charset=utf-8",
                    headers={"content-disposition": 'attachment; filename="meeting.ics"', "cache-control": "no-store"})


def _show(request: Request, db, row: Row, status: int = 200, made=None, step: str = "", why: str = "") -> Response:
    possible, ways = rules.possible(row), paying.ways(request, db, row)
    filled = {"counter": {"price": str(row.price), "quantity": str(row.quantity)}, "meet": {"place": row.meet_place},
              "pay": {"pay": row.pay or None, "link": row.pay_link}}
    offered = {one: made_of.of(one, row.role, ways, **filled.get(one, {})) for one in possible}
    if step in offered:
        offered[step] = made
    return page(request, "deals/deal.html", status, deal=asked.shown(row), standing=rules.standing(row), forms=offered, wrong=step, why=why,
                journal=rows.steps(db, request.state.member.id, row.id), step_words=words.STEPS, who_words=words.WHO, pay_words=words.PAY,
                state_words=words.STATES, pay_host=host_of(row.pay_link) if row.pay_link else "", ended=rules.ENDED,
                **paying.shown(request, db, row))
