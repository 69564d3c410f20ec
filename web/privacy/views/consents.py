"""The member's consents: what was decided when, and taking each one back as easily as it was given."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.consents import rules, store
from web.core import form as forms
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.listings.store import ending as listings
from web.operator.store import operator


def consents_page(request: Request, db, form: FormData) -> Response:
    """Every switch with its text, and the history."""
    facts = operator(db)
    now = store.live(db, request.state.member.id)
    switches = [(rules.wording(purpose, facts.name, facts.bin), now.get(purpose)) for purpose in rules.PURPOSES]
    return page(request, "privacy/consents.html", switches=switches, purposes=rules.PURPOSES,
                history=store.history(db, request.state.member.id))


def decide(request: Request, db, form: FormData) -> Response:
    """Gives or withdraws one consent. Withdrawing publication ends what is published at once."""
    purpose, decision = forms.text(form, "purpose"), forms.text(form, "decision")
    if purpose not in rules.PURPOSES or decision not in ("given", "withdrawn"):
        raise NotFound()
    if purpose == "processing" and decision == "withdrawn":
        return see_other(request, "/profile/delete", "processing")
    facts, member = operator(db), request.state.member
    db.write(_decide, member.id, member.display_name, rules.wording(purpose, facts.name, facts.bin), decision,
             facts.name, facts.bin, request.state.language)
    return see_other(request, "/profile/consents", "consent-" + decision)


def _decide(tx, member_id: int, name: str, wording: rules.Wording, decision: str, operator_name: str,
            operator_bin: str, language: str) -> None:
    before = store.given(tx, member_id, wording.purpose)
    if before == (decision == "given"):
        return
    store.decide(tx, member_id, name, wording, decision, operator_name=operator_name, operator_bin=operator_bin,
                 language=language, method="my profile")
    if wording.purpose == "publication" and decision == "withdrawn":
        listings.end_all(tx, member_id)
