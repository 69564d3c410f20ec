"""Making a request: which kind, what happens then, what can be done at once instead."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.consents import store as consents
from web.consents.purposes import PURPOSES
from web.core import form as forms
from web.core.form import Form
from web.core.page import page, see_other
from web.requests.forms import opening
from web.requests.kinds import KINDS, TERMS
from web.requests.store import filing
from web.requests.words import WORDS


def new_page(request: Request, db, form: FormData) -> Response:
    """The kinds to choose from, or the form of the chosen one."""
    kind = request.query_params.get("kind", "")
    if kind not in KINDS:
        return page(request, "requests/choose.html", kinds=KINDS, words=WORDS, terms=TERMS)
    return _ask(request, kind, _form(request, db, kind)())


def _form(request: Request, db, kind: str) -> type[Form]:
    """A withdrawal says which of the consents that stand it is about."""
    if kind != "withdraw":
        return opening(WORDS[kind].needed)
    standing = [code for code, row in consents.live(db, request.state.member.id).items() if row.decision == "given"]
    return opening(False, [code for code in PURPOSES if code == "processing" or (code in standing and code != "policy")])


def _ask(request: Request, kind: str, made: Form, status: int = 200) -> Response:
    return page(request, "requests/new.html", status, kind=kind, title=KINDS[kind], words=WORDS[kind], term=TERMS[kind], form=made)


def new(request: Request, db, form: FormData) -> Response:
    """Opens the request; its page is the receipt."""
    kind = forms.text(form, "kind", 20)
    if kind not in KINDS:
        return see_other(request, "/profile/requests/new")
    made = _form(request, db, kind)(form)
    if not made.validate():
        return _ask(request, kind, made, 422)
    row = db.write(filing.open, kind, member_id=request.state.member.id, language=request.state.language, text=made.text.data,
                   subject=made.consent.data if kind == "withdraw" else "")
    return see_other(request, f"/profile/requests/{row.id}", "request-opened")
