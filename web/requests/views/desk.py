"""The desk of the operator: what waits, and one request with everything that a decision needs."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.accounts.reasons import ReasonForm
from web.accounts.store import looks
from web.consents.purposes import TITLES
from web.core import clock
from web.core import form as forms
from web.core.form import Form
from web.core.i18n import LANGUAGES
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.requests.drafts import drafts
from web.requests.forms import AskForm, DoneForm, refusing
from web.requests.kinds import GROUNDS, KINDS, ON_THE_DESK, OPEN
from web.requests.rules import ACTIONS, decided_at, passed
from web.requests.store import deciding, figures, files, reading, steps
from web.requests.views.download import download
from web.requests.words import WORDS

AT_ONCE = 40


def desk(request: Request, db, form: FormData) -> Response:
    """What waits, overdue first; or what was decided."""
    asked = request.query_params
    kind, state = asked.get("kind", ""), asked.get("state", "")
    rows = reading.listed(db, kind if kind in KINDS else "", state, forms.text(asked, "after", 40), AT_ONCE)
    found = [(row, passed(row.received_at, row.due_at, clock.now())) for row in rows]
    return page(request, "requests/desk.html", found=found, kind=kind, state_now=state, kinds=KINDS, states=ON_THE_DESK, open=OPEN,
                counts=figures.counts(db)["all"], more=reading.mark_of(rows[-1]) if len(rows) == AT_ONCE else "")


def one(request: Request, db, form: FormData) -> Response:
    """One request."""
    return _show(request, db, deciding.one(db, request.path_params["id"]))


def _show(request: Request, db, row: Row, status: int = 200, **filled: Form) -> Response:
    ready = drafts(row.kind, row.language)
    made = {"ask": AskForm(prefix="ask-"), "done": DoneForm(prefix="done-", data={"text": ready["done"][0]}),
            "refuse": refusing(row.kind)(prefix="refuse-"), "look": ReasonForm(prefix="look-"), **filled}
    acts = row.member_id is not None and row.kind in request.app.state.site.acts
    return page(request, "requests/decide.html", status, row=row, steps=steps.of(db, row.id), files=files.of(db, row.id),
                forms=made, drafts=ready, acts=acts, elsewhere=decided_at(row.subject), consents=TITLES,
                words=WORDS[row.kind], kinds=KINDS, states=ON_THE_DESK, open=OPEN,
                languages_of_mails=LANGUAGES, actions=ACTIONS, grounds=GROUNDS, passed=passed(row.received_at, row.due_at, clock.now()),
                readable=looks.holds(db, request.state.member.id, "request", row.id),
                deeds=looks.deeds_on(db, "request", row.id))


def take(request: Request, db, form: FormData) -> Response:
    """Begins to work on it."""
    number = request.path_params["id"]
    db.write(deciding.take, request.state.member.id, number)
    return see_other(request, f"/admin/requests/{number}", "request-taken")


def ask(request: Request, db, form: FormData) -> Response:
    """Asks the person for more."""
    return _with_text(request, db, form, "ask", AskForm, "request-asked", lambda tx, staff, number, made:
                      deciding.ask(tx, staff, number, made.text.data))


def done(request: Request, db, form: FormData) -> Response:
    """Carries it out and answers."""
    site = request.app.state.site
    return _elsewhere(request, db) or _with_text(request, db, form, "done", DoneForm, "request-done", lambda tx, staff, number, made:
                      deciding.carry_out(tx, site, staff, number, made.text.data))


def refuse(request: Request, db, form: FormData) -> Response:
    """Refuses with a reason."""
    kind = deciding.one(db, request.path_params["id"]).kind
    return _elsewhere(request, db) or _with_text(
        request, db, form, "refuse", refusing(kind), "request-refused", lambda tx, staff, number, made:
        deciding.refuse(tx, staff, number, made.text.data, made.answers().get("ground") or ""))


def _elsewhere(request: Request, db) -> Response | None:
    """Where the request is decided in another place, the way there: both would end in different answers otherwise."""
    place = decided_at(deciding.one(db, request.path_params["id"]).subject)
    return see_other(request, place, "request-elsewhere") if place else None


def _with_text(request: Request, db, form: FormData, name: str, kind: type[Form], said: str, store) -> Response:
    row, made = deciding.one(db, request.path_params["id"]), kind(form, prefix=name + "-")
    if not made.validate():
        return _show(request, db, row, 422, **{name: made})
    db.write(store, request.state.member.id, row.id, made)
    return see_other(request, f"/admin/requests/{row.id}", said)


def look(request: Request, db, form: FormData) -> Response:
    """Opens the documents for an hour, for a stated reason that the person reads."""
    row, made = deciding.one(db, request.path_params["id"]), ReasonForm(form, prefix="look-")
    if not made.validate():
        return _show(request, db, row, 422, look=made)
    db.write(looks.look, request.state.member.id, "request", row.id, made.reason.data, row.member_id)
    return see_other(request, f"/admin/requests/{row.id}#files")


def document(request: Request, db, form: FormData) -> Response:
    """A document as a download, while a stated reason holds."""
    number = request.path_params["id"]
    if not looks.holds(db, request.state.member.id, "request", number):
        raise NotFound()
    return download(request, files.one(db, number, request.path_params["file"]))
