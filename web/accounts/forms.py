"""Forms of accounts."""

from wtforms.fields import BooleanField, PasswordField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import StopValidation

from web.accounts import rules
from web.core import passwords
from web.core.form import Form, Longest, Needed, choices
from web.core.i18n import LANGUAGES, N_, _
from web.places.country import Country


class Email:
    """Refuses what cannot be an e-mail address, and writes it in its usual form."""

    def __call__(self, form: Form, field: StringField) -> None:
        field.data = rules.email(field.data or "")
        if field.data is None:
            raise StopValidation(_("This does not look like an e-mail address. Example: aigerim@example.kz"))


class Strong:
    """Refuses passwords that are too short, too long or easily guessed."""

    def __call__(self, form: Form, field: PasswordField) -> None:
        text = field.data or ""
        about = tuple(str(form[name].data or "") for name in ("email", "display_name") if name in form)
        if len(text) < passwords.SHORTEST:
            raise StopValidation(_("At least %(n)s characters, please.", n=passwords.SHORTEST))
        if len(text) > passwords.LONGEST:
            raise StopValidation(_("At most %(n)s characters fit here.", n=passwords.LONGEST))
        if passwords.too_easy(text, about):
            raise StopValidation(_("This password is easy to guess. Three or four unrelated words make a good one."))


class Phone:
    """Refuses what cannot be a phone number; empty is fine."""

    def __call__(self, form: Form, field: StringField) -> None:
        if field.data:
            number = rules.phone(field.data)
            if number is None:
                raise StopValidation(_("This is not a phone number we can call. Example: +7 701 123 45 67"))
            field.data = number


def town_choices(country: Country, language: str) -> list[SelectChoice]:
    """Towns under the names of their regions, for a select."""
    found = choices({"": _("Choose a town")})
    for region in country.regions:
        towns = {str(town.id): town.name(language) for town in country.towns_of(region.id)}
        found += choices(towns, region.name(language))
    return found


class RegisterForm(Form):
    display_name = StringField(N_("How shall we call you?"), [Needed(), Longest(60)])
    email = StringField(N_("E-mail"), [Needed(), Longest(200), Email()])
    password = PasswordField(N_("Password"), [Needed(), Strong()])
    town = SelectField(N_("Town"), validate_choice=True)
    processing = BooleanField(N_("I agree"), [Needed()])
    publication = BooleanField(N_("I agree"))
    third_parties = BooleanField(N_("I agree"))
    abroad = BooleanField(N_("I agree"))
    policy = BooleanField(N_("I accept"), [Needed()])


class LoginForm(Form):
    email = StringField(N_("E-mail"), [Needed(), Longest(200)])
    password = PasswordField(N_("Password"), [Needed()])
    remember = BooleanField(N_("Remember me on this device"))


class ForgotForm(Form):
    email = StringField(N_("E-mail"), [Needed(), Longest(200), Email()])


class NewPasswordForm(Form):
    password = PasswordField(N_("New password"), [Needed(), Strong()])


class ChangePasswordForm(Form):
    current = PasswordField(N_("Current password"), [Needed()])
    password = PasswordField(N_("New password"), [Needed(), Strong()])


class ChangeEmailForm(Form):
    current = PasswordField(N_("Current password"), [Needed()])
    email = StringField(N_("New e-mail"), [Needed(), Longest(200), Email()])


class FirstForm(Form):
    display_name = StringField(N_("Your name"), [Needed(), Longest(60)])
    email = StringField(N_("E-mail"), [Needed(), Longest(200), Email()])
    password = PasswordField(N_("Password"), [Needed(), Strong()])


_SEEN = choices(rules.SEEN_BY)


class ProfileForm(Form):
    display_name = StringField(N_("Name that is shown"), [Needed(), Longest(60)])
    first_name = StringField(N_("First name"), [Longest(60)])
    last_name = StringField(N_("Last name"), [Longest(60)])
    name_seen_by = RadioField(N_("Who sees first and last name"), choices=_SEEN)
    phone = StringField(N_("Phone"), [Longest(30), Phone()])
    phone_seen_by = RadioField(N_("Who sees the phone"), choices=_SEEN)
    about = TextAreaField(N_("About me"), [Longest(1_000)])
    about_seen_by = RadioField(N_("Who sees «about me»"), choices=_SEEN)
    town = SelectField(N_("Town"))
    town_seen_by = RadioField(N_("Who sees the town"), choices=_SEEN)
    language = SelectField(N_("Language of mails"), choices=choices(LANGUAGES))
