"""Forms of the registers."""

from wtforms.fields import (
    BooleanField,
    HiddenField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

from web.accounts.reasons import Chosen, Telling
from web.core import clock
from web.core.form import Form, Longest, Needed, choices
from web.core.gateway import HOME, KINDS
from web.core.held import CATEGORIES
from web.core.i18n import N_, _
from web.operator.forms import Bin
from web.registers.rules import moment
from web.registers.words import DECISIONS, WISHES

LINE, TEXT = 200, 4_000


class Moment:
    """Refuses what is no moment; `past` refuses what lies ahead, `future` what lies behind."""

    def __init__(self, past: bool = False, future: bool = False):
        self.past, self.future = past, future

    def __call__(self, form: Form, field: StringField) -> None:
        if not field.data:
            return
        made = moment(field.data)
        if made is None:
            raise StopValidation(_("This is no date. Write it as 2026-11-22."))
        if self.past and made > clock.now() + clock.MINUTE:
            raise StopValidation(_("This lies ahead."))
        if self.future and made <= clock.now():
            raise StopValidation(_("This lies behind."))


class Country:
    """Refuses what is not two letters, and makes them capitals."""

    def __call__(self, form: Form, field: StringField) -> None:
        field.data = (field.data or "").upper()
        if not (len(field.data) == 2 and field.data.isascii() and field.data.isalpha()):
            raise StopValidation(_("Two letters, such as KZ."))


class Boxes(SelectMultipleField):
    """Several choices as checkboxes."""

    widget, option_widget = ListWidget(prefix_label=False), CheckboxInput()


class ProcessorForm(Form):
    kind = SelectField(N_("What they do"), [Needed()], choices=choices(KINDS))
    name = StringField(N_("Who"), [Needed(), Longest(LINE)])
    country = StringField(N_("Country where the data lie"), [Needed(), Country()])
    data = StringField(N_("Which data"), [Needed(), Longest(LINE)])
    purpose = StringField(N_("What for"), [Needed(), Longest(LINE)])
    contract = StringField(N_("Contract: number and day"), [Needed(), Longest(LINE)])
    abroad_basis = StringField(N_("Why the data may leave the country"), [Longest(LINE)])

    def validate(self, extra_validators=None) -> bool:
        """Also asks for the reason of leaving the country, where they do."""
        right = super().validate(extra_validators)
        if self.country.data != HOME and not self.abroad_basis.data:
            self.abroad_basis.errors = [
                _("The law lets data go only to states that protect them, or with consent (Art. 16): name the reason.")]
            return False
        return right


class RequestForm(Form):
    key = HiddenField()
    authority = StringField(N_("Authority"), [Needed(), Longest(LINE)])
    document = StringField(N_("Number and day of its document"), [Needed(), Longest(LINE)])
    basis = StringField(N_("Law on which it rests"), [Needed(), Longest(LINE)])
    demand = TextAreaField(N_("What it asks for"), [Needed(), Longest(TEXT)])
    received_at = StringField(N_("Received"), [Needed(), Moment(past=True)])
    due_at = StringField(N_("Answer is due"), [Moment()])


class DecisionForm(Form):
    decision = RadioField(N_("Decision"), [Chosen()], choices=choices(DECISIONS))
    reason = TextAreaField(N_("Reason"), [Needed(), Longest(TEXT), Telling()])
    members = TextAreaField(N_("Members: a number or an e-mail in each line"), [Longest(40_000)])
    tables = Boxes(N_("What of them"))
    categories = Boxes(N_("Which kinds of data"), choices=choices({name: text for name, text in CATEGORIES.items() if name != "secret"}))
    period_from = StringField(N_("From this day"), [Moment()])
    period_to = StringField(N_("To this day"), [Moment()])
    silent_until = StringField(N_("The law forbids telling them until"), [Moment(future=True)])
    silent_reason = StringField(N_("Why silence is asked for"), [Longest(LINE)])

    def validate(self, extra_validators=None) -> bool:
        """Also asks for a scope where something is given, and for the reason of a silence."""
        right = super().validate(extra_validators)
        if self.decision.data in ("wholly", "partly"):
            for field in (self.members, self.tables, self.categories):
                if not field.data:
                    field.errors = [_("This is needed.")]
                    right = False
        if self.silent_until.data and not self.silent_reason.data:
            self.silent_reason.errors = [_("This is needed.")]
            right = False
        return right


class ReasonForm(Form):
    reason = TextAreaField(N_("Reason"), [Needed(), Longest(TEXT), Telling()])


class AloneForm(ReasonForm):
    sure = BooleanField(N_("There is nobody else who could approve, and I answer for it alone"), [Needed()])
    password = PasswordField(N_("Your password"), [Needed()])


class HandedForm(Form):
    how = TextAreaField(N_("To whom, how and when"), [Needed(), Longest(TEXT), Telling()])


class SilenceForm(ReasonForm):
    until = StringField(N_("The law forbids telling them until"), [Moment(future=True)])


class IncidentForm(Form):
    key = HiddenField()
    detected_at = StringField(N_("Detected"), [Needed(), Moment(past=True)])
    what = TextAreaField(N_("What happened"), [Needed(), Longest(TEXT), Telling()])
    whose = TextAreaField(N_("Whose data, and which"), [Longest(TEXT)])
    measures = TextAreaField(N_("What was done"), [Longest(TEXT)])


class PeopleForm(Form):
    members = TextAreaField(N_("Members: a number or an e-mail in each line"), [Longest(40_000)])
    everyone = BooleanField(N_("All members are concerned"))


class LetterForm(Form):
    letter = TextAreaField(N_("What we write to them"), [Needed(), Longest(TEXT), Telling()])


class PartnerForm(Form):
    rows = TextAreaField(N_("Rows (CSV)"), [Needed(), Longest(200_000)])


class HandoverForm(Form):
    name = StringField(N_("Legal name of the new operator"), [Needed(), Longest(LINE)])
    bin = StringField(N_("BIN (or IIN of a sole trader)"), [Needed(), Bin()])
    address = StringField(N_("Postal address"), [Needed(), Longest(LINE)])
    contact = StringField(N_("E-mail or phone for questions about personal data"), [Needed(), Longest(LINE)])
    responsible = StringField(N_("Person responsible for personal data"), [Needed(), Longest(LINE)])
    contract = StringField(N_("Contract: number and day"), [Needed(), Longest(LINE)])
    days = StringField(N_("Days to object, 30 at least"), [Needed()])

    def validate_days(self, field: StringField) -> None:
        """At least 30 days, at most a year."""
        if not (field.data.isascii() and field.data.isdigit() and len(field.data) < 5 and 30 <= int(field.data) <= 365):
            raise StopValidation(_("Between 30 and 365 days."))


class ObjectionForm(Form):
    wish = RadioField(N_("What becomes of my data"), [Chosen()], choices=choices(WISHES))
