"""Forms of the calendar: one day, a swap of two days, a year."""

from datetime import date

from wtforms.fields import DateField, IntegerField, RadioField, StringField
from wtforms.validators import StopValidation

from web.core.form import Form, Longest, Needed, choices
from web.core.i18n import N_, _
from web.workdays.known import LAST

NAME = 80
WORKS = {"yes": N_("people work"), "no": N_("nobody works"), "usual": N_("as on its weekday; the entry goes")}


class Date:
    """Refuses a missing or impossible date in the language of the page."""

    field_flags = {"required": True}

    def __call__(self, form: Form, field: DateField) -> None:
        if not isinstance(field.data, date):
            field.errors = []
            raise StopValidation(_("Choose a day."))


class DayForm(Form):
    day = DateField(N_("Day"), [Date()])
    works = RadioField(N_("On this day"), choices=choices(WORKS), default="no")
    name = StringField(N_("Name of the holiday, or the decision"), [Longest(NAME)])


class SwapForm(Form):
    free = DateField(N_("Nobody works on"), [Date()])
    worked = DateField(N_("People work on"), [Date()])
    decision = StringField(N_("Decision of the government: date and number"), [Needed(), Longest(NAME)])

    def validate_worked(self, field: DateField) -> None:
        """Two different days are needed."""
        if field.data == self.free.data:
            raise StopValidation(_("These must be two different days."))


class YearForm(Form):
    year = IntegerField(N_("Year"), [Needed()])
    kurban = DateField(N_("First day of Kurban ait"), [Date()])

    def validate_year(self, field: IntegerField) -> None:
        """A year of four digits that may come."""
        if field.data is None or not 2025 <= field.data <= LAST:
            field.errors = []
            raise StopValidation(_("Write a year, such as 2028."))

    def validate_kurban(self, field: DateField) -> None:
        """The day has to lie in the year."""
        if field.data and self.year.data and field.data.year != self.year.data:
            raise StopValidation(_("This day lies in another year."))
