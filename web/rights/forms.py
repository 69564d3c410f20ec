"""Forms of claims: what is asked of the person, the code, the seller's answer, the decision of staff."""

from wtforms.fields import BooleanField, RadioField, StringField, TextAreaField
from wtforms.validators import StopValidation

from web.accounts.forms import Email, Phone
from web.accounts.reasons import LONGEST, Chosen, Telling
from web.core.form import Form, Longest, Needed, choices
from web.core.i18n import N_, _
from web.rights import rules

DECISIONS = {"keep": N_("It is their data: the listing stays out of sight"), "show": N_("It is not: the listing is shown")}


class Listing:
    """Refuses what is neither the address nor the number of a listing."""

    def __call__(self, form: Form, field: StringField) -> None:
        if rules.listing_number(field.data or "") is None:
            raise StopValidation(_("Copy the address of the listing here, or its number."))


class Code:
    """Refuses what are not six digits; spaces between them are fine."""

    def __call__(self, form: Form, field: StringField) -> None:
        field.data = "".join((field.data or "").split())
        if not (len(field.data) == 6 and field.data.isascii() and field.data.isdigit()):
            raise StopValidation(_("The code has six digits."))


class PhotoForm(Form):
    listing = StringField(N_("Address or number of the listing"), [Needed(), Longest(500), Listing()])
    statement = TextAreaField(N_("What of yours is there, and where?"), [Needed(), Longest(rules.LONGEST_STATEMENT), Telling()])
    contact = StringField(N_("Your e-mail"), [Needed(), Longest(200), Email()])
    mine = BooleanField(N_("It is mine, or I act for the person whose it is"), [Needed()])
    website = StringField(N_("Leave this empty"))


class PhoneForm(PhotoForm):
    phone = StringField(N_("Your phone number that is there"), [Needed(), Longest(30), Phone()])
    statement = TextAreaField(N_("Anything staff should know"), [Longest(rules.LONGEST_STATEMENT)])


class EmailForm(PhotoForm):
    contact = StringField(N_("Your e-mail that is there"), [Needed(), Longest(200), Email()])
    statement = TextAreaField(N_("Anything staff should know"), [Longest(rules.LONGEST_STATEMENT)])


ASKING = {"phone": PhoneForm, "email": EmailForm, "photo": PhotoForm}


class CodeForm(Form):
    code = StringField(N_("Code from the mail"), [Needed(), Longest(20), Code()])


class AnswerForm(Form):
    answer = TextAreaField(N_("Your answer to staff"), [Needed(), Longest(rules.LONGEST_ANSWER), Telling()])


class DecisionForm(Form):
    decision = RadioField(N_("Decision"), [Chosen()], choices=choices(DECISIONS))
    reason = TextAreaField(N_("Reason"), [Needed(), Longest(LONGEST), Telling()])
