"""«Мой профиль»: the overview, personal details with who sees each, password and e-mail."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from web.accounts import opening
from web.accounts.forms import ChangeEmailForm, ChangePasswordForm, ProfileForm, town_choices
from web.accounts.store import entry, members
from web.core import passwords
from web.core.form import Form
from web.core.i18n import _
from web.core.page import page, see_other
from web.guard import asking
from web.places.store import country


def overview(request: Request, db, form: FormData) -> Response:
    """Every section of the profile."""
    return page(request, "accounts/profile.html")


def _profile_form(request: Request, db, data: FormData | None = None) -> ProfileForm:
    made = ProfileForm(data, data={**request.state.member, "town": str(request.state.member.town_id or "")})
    made.town.choices = town_choices(country(db), request.state.language)
    return made


def edit_page(request: Request, db, form: FormData) -> Response:
    """The form of personal details."""
    return _edit_page(request, _profile_form(request, db))


def _edit_page(request: Request, made: ProfileForm, status: int = 200, reading: asking.Reading = asking.NOTHING) -> Response:
    return page(request, "accounts/edit.html", status, form=made, reading=reading)


def edit(request: Request, db, form: FormData) -> Response:
    """Saves personal details."""
    made = _profile_form(request, db, form)
    if not made.validate():
        return _edit_page(request, made, 422)
    values, old = made.answers(), request.state.member
    reading = asking.read(request, f"member:{old.id}", opening.public_texts(old, values), form)
    if reading.holds:
        return _edit_page(request, _profile_form(request, db, reading.fill(form)), 422 if reading.asks else 200, reading)
    town = country(db).town(int(values.pop("town"))) if values["town"] else None
    values.update(town_id=town.id if town else None, region_id=town.region_id if town else None)
    db.write(members.edit, request.state.member.id, values)
    return see_other(request, "/profile/edit", "opened" if opening.opened(old, values) else "saved")


def access_page(request: Request, db, form: FormData) -> Response:
    """The forms for password and e-mail."""
    return _access(request, ChangePasswordForm(prefix="p-"), ChangeEmailForm(prefix="e-"))


def _access(request: Request, password: Form, email: Form, status: int = 200) -> Response:
    return page(request, "accounts/access.html", status, password_form=password, email_form=email)


def _knows_password(request: Request, made: Form) -> bool:
    if passwords.verify(made["current"].data or "", request.state.member.password_hash):
        return True
    made["current"].errors = [_("This is not your current password.")]
    return False


def change_password(request: Request, db, form: FormData) -> Response:
    """Sets a new password; other sessions end."""
    made = ChangePasswordForm(form, prefix="p-")
    if not (made.validate() and _knows_password(request, made)):
        return _access(request, made, ChangeEmailForm(prefix="e-"), 422)
    db.write(entry.set_password, request.app.state.settings, request.state.member.id,
             passwords.hash_password(made.password.data), request.state.session)
    return see_other(request, "/profile/access", "password-changed")


def change_email(request: Request, db, form: FormData) -> Response:
    """Mails a link to the new address and tells the old one."""
    made = ChangeEmailForm(form, prefix="e-")
    if not (made.validate() and _knows_password(request, made)):
        return _access(request, ChangePasswordForm(prefix="p-"), made, 422)
    db.write(entry.change_email, request.app.state.settings, request.state.member.id, made.email.data)
    return see_other(request, "/profile/access", "email-sent")
