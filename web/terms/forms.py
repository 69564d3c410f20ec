"""The forms of the administrator: a term of keeping, a legal hold."""

from datetime import datetime

from wtforms.fields import DateField, IntegerField, RadioField, SelectField, TextAreaField
from wtforms.validators import NumberRange, Optional, StopValidation

from web.core import clock, keeping
from web.core.form import Form, Longest, Needed, choices
from web.core.held import GROUNDS
from web.core.i18n import N_, _
from web.terms import holds, reasons

UNITS = {"hours": N_("hours"), "days": N_("days"), "years": N_("years")}
SECONDS = {"hours": clock.HOUR, "days": clock.DAY, "years": keeping.YEAR}
MOST_REASON = 300


def _reason(criterion: str) -> TextAreaField:
    return TextAreaField(reasons.CRITERIA[criterion], [Longest(MOST_REASON)])


class Whole(NumberRange):
    """A whole number between two bounds, which must be given."""

    def __init__(self, least: int, most: int, message: str):
        super().__init__(least, most, message)
        self.field_flags = {**self.field_flags, "required": True}


class TermForm(Form):
    """A term with its reasons; an empty reason stands for what follows from the inventory."""

    number = IntegerField(N_("How long"), [Whole(0, 100_000, N_("A whole number is needed here."))])
    unit = SelectField(N_("Unit"), choices=choices(UNITS), validators=[Needed()])
    ground = RadioField(N_("Ground"), choices=choices(GROUNDS))
    volume, nature, sensitivity = _reason("volume"), _reason("nature"), _reason("sensitivity")
    risk, purposes, law = _reason("risk"), _reason("purposes"), _reason("law")

    @property
    def seconds(self) -> int:
        """The term that was asked for."""
        return self.number.data * SECONDS[self.unit.data]


def unit_of(seconds: int) -> tuple[int, str]:
    """A term as number and unit, in the largest unit that it is whole in."""
    unit = next(unit for unit in ("years", "days", "hours") if seconds % SECONDS[unit] == 0 or unit == "hours")
    return -(-seconds // SECONDS[unit]), unit if seconds else "days"


class Ahead:
    """Refuses a day that is over."""

    def __call__(self, form: Form, field: DateField) -> None:
        if field.data and field.data < clock.day(clock.now()):
            raise StopValidation(_("This day is over."))


class HoldForm(Form):
    """Whose data are held back, why, and when to look again."""

    member = IntegerField(N_("Number of the account"), [Whole(1, 2**63 - 1, N_("A whole number is needed here."))])
    ground = RadioField(N_("Ground"), choices=choices(holds.GROUNDS))
    reason = TextAreaField(N_("Reason"), [Needed(), Longest(500)])
    look_again = DateField(N_("Look again on"), [Optional(), Ahead()])
    silent_until = DateField(N_("Do not tell the member until"), [Optional(), Ahead()])


class LiftForm(Form):
    """Why a hold ends."""

    reason = TextAreaField(N_("Reason"), [Needed(), Longest(500)])


def moment(field: DateField) -> int | None:
    """The beginning of the chosen day in Kazakhstan, or None."""
    if field.data is None:
        return None
    return int(datetime(field.data.year, field.data.month, field.data.day, tzinfo=clock.KAZAKHSTAN).timestamp())
