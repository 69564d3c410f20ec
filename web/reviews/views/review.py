"""The page of one deal's reviews for one of its two people: writing, changing, withdrawing, answering."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.core import clock
from web.core.i18n import N_, _
from web.core.page import page, see_other
from web.core.refusal import Frozen, NotFound
from web.guard import asking
from web.reviews import rules
from web.reviews.forms import ReplyForm, ReviewForm
from web.reviews.store import rows, writing

WHY_NOT = {
    writing.TooLate: N_("This review cannot be changed any more: it is open to others, or its term is over."),
    writing.Replied: N_("There is a reply already. Take it back first, if staff did not hide it."),
    Frozen: Frozen.message,
}


def show(request: Request, db, form: FormData) -> Response:
    """Both reviews as far as this person may see them, with what they can do."""
    return _show(request, db)


def write(request: Request, db, form: FormData) -> Response:
    """Writes or changes the review; what should not become public by mistake is asked about first."""
    me, number, made = request.state.member.id, request.path_params["id"], ReviewForm(form)
    _standing(request, db)
    if not made.validate():
        return _show(request, db, 422, review=made)
    reading = asking.read(request, f"review:{number}:{me}", {"words": made.words.data or ""}, form)
    if reading.holds:
        return _show(request, db, 422 if reading.asks else 200, review=ReviewForm(reading.fill(form)), reading=reading)
    try:
        db.write(writing.write, request.app.state.settings, me, number, int(made.stars.data), made.words.data or "")
    except (writing.TooLate, Frozen) as error:
        return _show(request, db, 409, why=_(WHY_NOT[type(error)]))
    return see_other(request, f"/reviews/{number}", "review-open" if writing.own(db, me, number).revealed else "review-kept")


def ask_withdraw(request: Request, db, form: FormData) -> Response:
    """Says what withdrawing does. Raises NotFound where there is nothing to withdraw."""
    row = writing.own(db, request.state.member.id, request.path_params["id"])
    if row is None or row.withdrawn_at is not None:
        raise NotFound()
    return page(request, "reviews/withdraw.html", number=row.deal_id, open=row.shown_at <= clock.now())


def withdraw(request: Request, db, form: FormData) -> Response:
    """Withdraws the review; a second press finds it withdrawn."""
    me, number = request.state.member.id, request.path_params["id"]
    _standing(request, db)
    try:
        db.write(writing.withdraw, me, number)
    except NotFound:
        writing.place(db, me, number)  # one that was not open yet is gone without a trace
    except Frozen as error:
        return _show(request, db, 409, why=_(error.said))
    return see_other(request, f"/reviews/{number}", "review-withdrawn")


def reply(request: Request, db, form: FormData) -> Response:
    """Answers the review about oneself, once."""
    me, number, made = request.state.member.id, request.path_params["id"], ReplyForm(form)
    _standing(request, db)
    if not made.validate():
        return _show(request, db, 422, reply=made)
    reading = asking.read(request, f"reply:{number}:{me}", {"reply": made.reply.data}, form)
    if reading.holds:
        return _show(request, db, 422 if reading.asks else 200, reply=ReplyForm(reading.fill(form)), reading=reading)
    return _answer(request, db, made.reply.data, "reply-kept")


def withdraw_reply(request: Request, db, form: FormData) -> Response:
    """Takes the reply back."""
    return _answer(request, db, "", "reply-withdrawn")


def _answer(request: Request, db, words: str, said: str) -> Response:
    number = request.path_params["id"]
    try:
        db.write(writing.reply, request.state.member.id, number, words)
    except (writing.Replied, Frozen) as error:
        return _show(request, db, 409, why=_(WHY_NOT[type(error)]))
    return see_other(request, f"/reviews/{number}", said)


def _standing(request: Request, db) -> tuple:
    """The deal, the own review and the other one. Raises NotFound for whoever has no part in it."""
    me, number = request.state.member.id, request.path_params["id"]
    own, theirs = writing.own(db, me, number), rows.theirs(db, me, number)
    try:
        deal = writing.place(db, me, number)
    except NotFound:
        if own is None and theirs is None:  # deals end with their term, reviews stay
            raise
        deal = None
    return deal, own, theirs


def _show(request: Request, db, status: int = 200, review=None, reply=None, reading=asking.NOTHING, why: str = "") -> Response:
    deal, own, theirs = _standing(request, db)
    me, now = request.state.member.id, clock.now()
    name = rows.name(db, deal.other_id if deal else own.about_id if own else theirs.author_id)
    editable = deal is not None and name and (own.shown_at > now if own else now < deal.until)
    made = review or ReviewForm(None, stars=str(own.stars) if own else None, words=own.words if own else "")
    return page(request, "reviews/review.html", status, number=request.path_params["id"], deal=deal, own=own, theirs=theirs, name=name,
                form=made if editable else None, answering=reply or ReplyForm(), asks_about="reply" if reply else "words", reading=reading,
                why=why, open=own is not None and own.shown_at <= now, opens_at=own.shown_at if own else deal.until if deal else None,
                waits=deal is not None and theirs is None and rows.exists(db, me, deal.id), hiding=rules.HIDING, sides=rules.SIDES,
                answer=rows.reply_of(db, me, request.path_params["id"]))
