"""Forms in which staff say why they do something and which role an account gets."""

from wtforms.fields import RadioField, TextAreaField
from wtforms.validators import StopValidation

from web.accounts.store.people import ROLES
from web.core.form import Form, Longest, Needed, choices
from web.core.i18n import N_, _

LONGEST = 500


class Telling:
    """Refuses a reason too short to say anything."""

    def __call__(self, form: Form, field: TextAreaField) -> None:
        if sum(sign.isalpha() for sign in field.data or "") < 4:
            raise StopValidation(_("Say in a few words why."))


class Chosen:
    """Refuses a missing choice; whether it is among those offered the field checks itself."""

    field_flags = {"required": True}

    def __call__(self, form: Form, field: RadioField) -> None:
        if not field.data:
            field.errors = []
            raise StopValidation(_("Please choose one."))


class ReasonForm(Form):
    reason = TextAreaField(N_("Reason"), [Needed(), Longest(LONGEST), Telling()])


class RoleForm(Form):
    role = RadioField(N_("Role"), [Chosen()], choices=choices(ROLES))
