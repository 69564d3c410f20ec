"""The member's consents: what was decided when, and taking each one back as easily as it was given."""

from pathlib import Path

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.consents import asking, documents, rules, store
from web.consents.purposes import PURPOSES, SWITCHES, TITLES
from web.core import form as forms
from web.core.db import Transaction
from web.core.held import Table
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.listings import withheld
from web.listings.store import ending as listings
from web.operator.store import operator
from web.privacy import store as privacy
from web.privacy.views import blocking, deleting
from web.privacy.views.person import inventory_of, knows_password
from web.requests.store import deciding, filing, reading

WITHDRAWN = "/profile/consents/processing"


def consents_page(request: Request, db, form: FormData) -> Response:
    """Every switch with its text, and the history."""
    facts, now = operator(db), store.live(db, request.state.member.id)
    asked = asking.asked(db)
    further = [code for code in PURPOSES if code in asked or (code in now and PURPOSES[code].kind == "further"
                                                              and now[code].decision == "given")]
    switches = [(PURPOSES[code], rules.wording(code, facts.name, facts.bin), now.get(code)) for code in (*SWITCHES, *further)]
    return page(request, "privacy/consents.html", switches=switches, titles=TITLES, history=store.history(db, request.state.member.id),
                accepted=documents.accepted(db, request.state.member.id))


def proof(request: Request, db, form: FormData) -> Response:
    """One decision: the eight contents, the exact text that was shown, and its fingerprint computed anew."""
    found = store.proof(db, request.state.member.id, request.path_params["id"])
    if found is None:
        raise NotFound()
    return page(request, "privacy/consent.html", row=found.row, proof=found, title=TITLES[found.row.purpose],
                methods=rules.METHODS)


def decide(request: Request, db, form: FormData) -> Response:
    """Gives or withdraws one consent; while the data are blocked a consent can still be withdrawn, and the one to
    processing given again."""
    purpose, decision, member = forms.text(form, "purpose"), forms.text(form, "decision"), request.state.member
    if purpose not in PURPOSES or PURPOSES[purpose].kind == "policy" or decision not in ("given", "withdrawn"):
        raise NotFound()
    if decision == "given" and PURPOSES[purpose].kind == "further" and not asking.may_ask(db, purpose):
        raise NotFound()
    if decision == "given" and purpose != "processing" and member.blocked_at:
        return see_other(request, "/profile/block", "blocked")
    facts, language = operator(db), request.state.language
    wording = rules.wording(purpose, facts.name, facts.bin)
    row = {"operator_name": facts.name, "operator_bin": facts.bin, "language": language, "method": "my profile"}
    db.write(_decide, inventory_of(request).person, member, wording, decision, row)
    if purpose == "processing":
        withheld.settle(db, Path(request.app.state.settings.data), blocking.PATIENCE)
    if purpose == "processing" and decision == "withdrawn":
        return see_other(request, WITHDRAWN)
    return see_other(request, "/profile/consents", "consent-" + decision)


def _decide(tx: Transaction, person: Table, member: Row, wording: rules.Wording, decision: str, row: dict) -> None:
    """Writes the decision down with what follows from it, in one transaction; sent twice nothing more follows."""
    before = store.live(tx, member.id).get(wording.purpose)
    number = store.settle(tx, member.id, rules.full_name(member), wording, decision, **row)
    if number is None:
        return
    if wording.purpose == "publication":
        tx.touch("site")  # the name also stands on pages about others, which are kept for guests
        if decision == "withdrawn":
            listings.end_all(tx, member.id)
    if wording.purpose == "processing" and decision == "withdrawn":
        privacy.block(tx, person, member.id)
        filing.open(tx, "withdraw", member_id=member.id, language=row["language"], subject="consent", subject_id=number)
    if wording.purpose == "processing" and decision == "given":
        for one in _waiting(tx, member.id):
            deciding.withdraw(tx, member.id, one.id)
        if before is not None and before.decision == "withdrawn" and (member.blocked_at or 0) >= before.at:
            privacy.unblock(tx, person, member.id)  # a block that the member had set earlier stays


def _waiting(db, member_id: int) -> list[Row]:
    """Open requests that withdrawing the consent to processing opened."""
    return [row for row in reading.mine(db, member_id)
            if row.kind == "withdraw" and row.subject == "consent" and row.closed_at is None]


def withdrawn_page(request: Request, db, form: FormData) -> Response:
    """What follows from withdrawing processing: the freeze, the request with its day, and the two ways on."""
    if not store.withdrawn(db, request.state.member.id, "processing"):
        return see_other(request, "/profile/consents")
    return _withdrawn(request, db)


def _withdrawn(request: Request, db, wrong: bool = False) -> Response:
    return page(request, "privacy/withdrawn.html", 422 if wrong else 200, requests=_waiting(db, request.state.member.id), wrong=wrong)


def delete_now(request: Request, db, form: FormData) -> Response:
    """Destroys at once, without waiting for the request; the freeze that the withdrawal set is no hindrance here."""
    if not store.withdrawn(db, request.state.member.id, "processing"):
        return see_other(request, "/profile/consents")
    if not knows_password(request, form):
        return _withdrawn(request, db, wrong=True)
    return deleting.delete(request, db, form)
