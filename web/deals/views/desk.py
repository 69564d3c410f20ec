"""The desk of disputes: what waits, one deal with its journal once a moderator opens it, and the decision."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from wtforms.fields import RadioField

from web.accounts.reasons import Chosen, ReasonForm
from web.accounts.store import looks
from web.core import form as forms
from web.core.form import choices
from web.core.i18n import N_
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.deals import words
from web.deals.store import judging
from web.deals.store.steps import Raced
from web.deals.views import asked

AT_ONCE = 30
DECISIONS = {"judge_handed": N_("It was handed over: the deal ends, the pieces count as sold"),
             "judge_not": N_("It was not handed over: the deal ends, the pieces are free again"),
             "resume": N_("The two go on: the deal is open again as agreed")}


class JudgeForm(ReasonForm):
    decision = RadioField(N_("Decision"), [Chosen()], choices=choices(DECISIONS))


def disputes(request: Request, db, form: FormData) -> Response:
    """What waits, the longest waiting first."""
    found = judging.waiting(db, asked.key(request, "after") or 0, AT_ONCE)
    return page(request, "deals/disputes.html", found=found, more=found[-1].last_id if len(found) == AT_ONCE else None)


def dispute(request: Request, db, form: FormData) -> Response:
    """One deal that was brought before staff."""
    return _show(request, db, _one(request, db))


def look(request: Request, db, form: FormData) -> Response:
    """Opens it for an hour, for a stated reason that both people read in their own journals."""
    row, made = _one(request, db), ReasonForm(form, prefix="look-")
    if not made.validate():
        return _show(request, db, row, 422, look=made)
    if not looks.holds(db, request.state.member.id, "deal", row.id):
        db.write(judging.look, request.state.member.id, row, made.reason.data)
    return see_other(request, f"/admin/deals/{row.id}")


def judge(request: Request, db, form: FormData) -> Response:
    """Decides; both people see the decision with its reason."""
    row, made = _one(request, db), JudgeForm(form, prefix="judge-")
    if not made.validate():
        return _show(request, db, row, 422, judge=made)
    try:
        db.write(judging.judge, request.app.state.settings, request.state.member.id, row.id, made.decision.data,
                 forms.number(form, "seen") or 0, made.reason.data)
    except Raced:
        return see_other(request, f"/admin/deals/{row.id}", "judged-already")
    return see_other(request, f"/admin/deals/{row.id}", "dispute-judged")


def _one(request: Request, db) -> Row:
    row = judging.one(db, asked.number(request))
    if row is None:
        raise NotFound()
    return row


def _show(request: Request, db, row: Row, status: int = 200, **filled) -> Response:
    staff = request.state.member
    made = {"look": ReasonForm(prefix="look-"), "judge": JudgeForm(prefix="judge-"), **filled}
    readable = looks.holds(db, staff.id, "deal", row.id)
    own = staff.id in (row.buyer_id, row.seller_id)
    return page(request, "deals/dispute.html", status, deal=row, readable=readable, forms=made, own=own,
                journal=judging.history(db, row.id) if readable else [], step_words=words.STEPS, who_words=words.WHO,
                state_words=words.STATES, pay_words=words.PAY, deeds=looks.deeds_on(db, "deal", row.id))
