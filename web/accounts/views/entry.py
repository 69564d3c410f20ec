"""Registering, logging in and out."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.accounts.forms import LoginForm, RegisterForm, town_choices
from web.accounts.store import entry, members
from web.accounts.store import sessions as session_store
from web.accounts.views import sessions
from web.consents import documents
from web.consents import rules as consent_rules
from web.consents import store as consents
from web.consents.purposes import SWITCHES, TITLES
from web.core import form as forms
from web.core import passwords
from web.core.i18n import _
from web.core.limits import Limit
from web.core.page import page, safe_next, see_other
from web.core.view import check_limit
from web.guard import asking
from web.operator.store import operator
from web.places.store import country

PER_ACCOUNT = Limit("login of an account", 10, 900)


def _closed(request: Request, db) -> bool:
    """A public site takes no registrations until its operator is named (Law 94-V Art. 8(4)1)."""
    return request.app.state.settings.is_public and not operator(db).set


def _form(request: Request, db, data: FormData | None = None) -> RegisterForm:
    made = RegisterForm(data)
    made.town.choices = town_choices(country(db), request.state.language)
    return made


def _register_page(request: Request, db, made: RegisterForm, status: int = 200, reading: asking.Reading = asking.NOTHING) -> Response:
    facts = operator(db)
    wordings = {purpose: consent_rules.wording(purpose, facts.name, facts.bin) for purpose in SWITCHES}
    return page(request, "accounts/register.html", status, topics=("places", "policy"), form=made, wordings=wordings, titles=TITLES,
                reading=reading, closed=_closed(request, db), needed=consent_rules.NEEDED, document=documents.current(db),
                policy=consent_rules.policy_wording(documents.current(db), request.state.language, facts.name, facts.bin))


def register_page(request: Request, db, form: FormData) -> Response:
    """The form, with the text of each consent; nothing is ticked."""
    if request.state.member:
        return see_other(request, "/profile")
    return _register_page(request, db, _form(request, db))


def register(request: Request, db, form: FormData) -> Response:
    """Makes the account and its consents; the answer is the same for an address that has an account."""
    made = _form(request, db, form)
    valid = made.validate()
    if valid and forms.number(form, "policy") != documents.current(db).number:
        made.policy.errors, valid = [_("The policy has a newer version by now. Please read it and tick again.")], False
    if not valid or _closed(request, db):
        return _register_page(request, db, made, 422)
    reading = asking.read(request, "name", {"display_name": made.display_name.data}, form)
    if reading.holds:
        return _register_page(request, db, _form(request, db, reading.fill(form)), 422, reading)
    email = made.email.data
    db.write(entry.register, request.app.state.settings, email, request.app.state.keys.lookup(email),
             passwords.hash_password(made.password.data), _person(request, db, made), _decide(request, db, made))
    return see_other(request, "/register/sent")


def _person(request: Request, db, made: RegisterForm) -> dict:
    town = country(db).town(int(made.town.data)) if made.town.data else None
    return {"display_name": made.display_name.data, "language": request.state.language,
            "town_id": town.id if town else None, "region_id": town.region_id if town else None}


def _decide(request: Request, db, made: RegisterForm):
    """A function that writes one consent row per switch as it was shown, given or refused."""
    facts, language = operator(db), request.state.language
    shown = [(consent_rules.wording(purpose, facts.name, facts.bin), "given" if made[purpose].data else "refused")
             for purpose in SWITCHES]
    shown.append((consent_rules.policy_wording(documents.current(db), language, facts.name, facts.bin), "given"))
    name = made.display_name.data

    def write(tx, member_id: int) -> None:
        for wording, decision in shown:
            consents.decide(tx, member_id, name, wording, decision, operator_name=facts.name,
                            operator_bin=facts.bin, language=language, method="registration form")
    return write


def sent_page(request: Request, db, form: FormData) -> Response:
    """Says that a link is on its way."""
    return page(request, "accounts/sent.html", topics=(), what="confirm")


def login_page(request: Request, db, form: FormData) -> Response:
    """The form; who is logged in goes on."""
    onward = safe_next(request.query_params.get("next"))
    if request.state.member:
        return see_other(request, onward)
    return page(request, "accounts/login.html", topics=(), form=LoginForm(), next=onward)


def login(request: Request, db, form: FormData) -> Response:
    """Opens a session; the answer does not tell whether there is such an account."""
    made, onward = LoginForm(form), safe_next(forms.text(form, "next"))
    if not made.validate():
        return page(request, "accounts/login.html", 422, form=made, next=onward)
    email_hash = request.app.state.keys.lookup(made.email.data)
    check_limit(request, PER_ACCOUNT, email_hash)
    member = members.by_email(db, email_hash)
    if not passwords.verify(made.password.data, member.password_hash if member else None):
        made.password.errors = [_("E-mail and password do not fit together.")]
        return page(request, "accounts/login.html", 422, form=made, next=onward)
    if not member.confirmed_at:
        db.write(entry.send_link, request.app.state.settings, member, "confirm", "/confirm/")
        return see_other(request, "/register/sent")
    if passwords.outdated(member.password_hash) and not member.blocked_at:
        db.write(members.change, member.id, {"password_hash": passwords.hash_password(made.password.data)})
    return sessions.open_session(request, db, member.id, made.remember.data, onward)


def logout(request: Request, db, form: FormData) -> Response:
    """Ends this session."""
    if request.state.session is not None:
        db.write(session_store.end, request.state.member.id, request.state.session)
    return sessions.drop_cookie(request, see_other(request, "/", "logged-out"))
