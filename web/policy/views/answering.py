"""Each member's answer to the policy: accepted or not, written into the ledger of consents."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.consents import documents
from web.consents import rules as consent_rules
from web.consents import store as consents
from web.core import clock
from web.core import form as forms
from web.core.page import page, see_other
from web.core.refusal import NotFound
from web.operator.store import operator

PATH = "/profile/policy"


def asking(db, request: Request) -> dict:
    """Whether the frame of the page reminds this member that an answer is wanted."""
    member = request.state.member
    free = member is not None and not member.blocked_at and request.scope["path"] != PATH
    return {"policy_asks": free and documents.unanswered(db, member.id)}


def ask(request: Request, db, form: FormData) -> Response:
    """The newest version with the member's answer to it, and what each answer means."""
    document, facts = documents.newest(db), operator(db)
    wording = consent_rules.policy_wording(document, request.state.language, facts.name, facts.bin)
    return page(request, "policy/answer.html", document=document, wording=wording, now=clock.now(),
                answer=documents.answer(db, request.state.member.id, document.number),
                accepted=documents.accepted(db, request.state.member.id))


def answer(request: Request, db, form: FormData) -> Response:
    """Writes the answer down, once; an answer to an older version than the newest is asked again."""
    document, decision = documents.newest(db), forms.text(form, "decision")
    if decision not in ("given", "refused"):
        raise NotFound()
    if forms.number(form, "number") != document.number:
        return see_other(request, PATH, "policy-newer")
    facts, member, language = operator(db), request.state.member, request.state.language
    wording = consent_rules.policy_wording(document, language, facts.name, facts.bin)
    db.write(consents.settle, member.id, consent_rules.full_name(member), wording, decision, operator_name=facts.name,
             operator_bin=facts.bin, language=language, method="policy page")
    return see_other(request, PATH, "policy-" + decision)
