"""The forms of the steps of a deal."""

import secrets
from datetime import datetime

from wtforms.fields import HiddenField, RadioField, StringField, TextAreaField
from wtforms.validators import StopValidation

from web.core import clock
from web.core.clock import DAY
from web.core.form import Form, Longest, Needed, choices
from web.core.i18n import N_, _, ngettext
from web.deals import rules, words
from web.deals.store.steps import Asked
from web.listings.rules import price_of
from web.payments.rules import pay_link


class Price:
    """Refuses what is no price; nought is one where something is given away."""

    field_flags = {"required": True}

    def __call__(self, form: Form, field: StringField) -> None:
        if (field.data or "").strip() != "0" and price_of(field.data or "") is None:
            raise StopValidation(_("Write the price in digits, in whole tenge: at most 1 000 000 000 000."))


class Pieces:
    """Refuses what is no number of pieces."""

    field_flags = {"required": True}

    def __call__(self, form: Form, field: StringField) -> None:
        if not (field.data and field.data.isascii() and field.data.isdigit() and 1 <= int(field.data[:6]) <= rules.MOST_PIECES):
            raise StopValidation(_("Write how many in digits, from 1 to 9 999."))


class Chosen:
    """Refuses an empty choice; whether it is among those offered the field checks itself."""

    field_flags = {"required": True}

    def __call__(self, form: Form, field: RadioField) -> None:
        if not field.data or field.data == "None":
            field.errors = []
            raise StopValidation(_("Please choose one."))


class StepForm(Form):
    """What comes with a step; each step has its own form with the fields that it needs."""

    def asked(self) -> Asked:
        """The values of the step."""
        return Asked()


class PriceForm(StepForm):
    price = StringField(N_("Price of all together"), [Price()])
    quantity = StringField(N_("How many"), [Pieces()])

    def asked(self) -> Asked:
        return Asked(price=price_of(self.price.data or "") or 0, quantity=int(self.quantity.data))


class OfferForm(PriceForm):
    pay = RadioField(N_("How it will be paid"), [Chosen()], choices=choices({code: words.PAY[code] for code in ("cash", "transfer")}))
    send_key = HiddenField()

    def asked(self) -> Asked:
        return Asked(price=price_of(self.price.data or "") or 0, quantity=int(self.quantity.data), pay=self.pay.data)


class ReserveForm(StepForm):
    days = RadioField(N_("For how long"), [Chosen()])

    def __init__(self, *args, **named):
        super().__init__(*args, **named)
        self.days.choices = choices({str(n): ngettext("%(n)s day", "%(n)s days", n) for n in rules.RESERVED_FOR})

    def asked(self) -> Asked:
        return Asked(days=int(self.days.data))


class Soon:
    """Refuses a moment that is past, further than sixty days, or none at all."""

    def __call__(self, form: "MeetForm", field: StringField) -> None:
        at = form.moment
        if at is None:
            raise StopValidation(_("Write the day and the time, such as 25.12.2026 and 18:30."))
        if not clock.now() <= at <= clock.now() + 60 * DAY:
            raise StopValidation(_("Name a time that is ahead, and within sixty days."))


class MeetForm(StepForm):
    place = StringField(N_("Where"), [Needed(), Longest(rules.LONGEST_PLACE)])
    day = StringField(N_("Day"), [Needed()])
    time = StringField(N_("Time"), [Needed(), Soon()])

    @property
    def moment(self) -> int | None:
        """The moment in Kazakhstan's time, as seconds UTC; None when it is none."""
        for pattern in ("%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M"):
            try:
                found = datetime.strptime(f"{self.day.data} {self.time.data}", pattern)
                return int(found.replace(tzinfo=clock.KAZAKHSTAN).timestamp())
            except (ValueError, OverflowError):
                continue
        return None

    def asked(self) -> Asked:
        return Asked(words=self.place.data, moment=self.moment)


class Link:
    """Refuses an address for paying that is none, and one that is needed and missing."""

    def __call__(self, form: "PayForm", field: StringField) -> None:
        if form.pay.data == "link" and pay_link(field.data or "") is None:
            raise StopValidation(_("Write the whole address; it begins with https:// and names a host."))


class PayForm(StepForm):
    pay = RadioField(N_("How it will be paid"), [Chosen()])
    link = StringField(N_("Your address for paying"), [Longest(500), Link()])

    def asked(self) -> Asked:
        return Asked(pay=self.pay.data, pay_link=pay_link(self.link.data or "") or "" if self.pay.data == "link" else "")


class WordsForm(StepForm):
    words = TextAreaField(N_("In your words"), [Longest(rules.LONGEST)])

    def asked(self) -> Asked:
        return Asked(words=self.words.data or "")


class DisputeForm(WordsForm):
    words = TextAreaField(N_("What happened"), [Needed(), Longest(rules.LONGEST)])


FORMS: dict[str, type[StepForm]] = {
    "accept": StepForm, "decline": StepForm, "give": StepForm, "get": StepForm, "counter": PriceForm, "reserve": ReserveForm,
    "meet": MeetForm, "pay": PayForm, "cancel": WordsForm, "fall": WordsForm, "dispute": DisputeForm,
}


def of(step: str, role: str, ways: tuple[str, ...], data=None, **values) -> StepForm:
    """The form of a step, filled from what was sent or from `values`; `ways` are the ways of paying that a person of the
    role may choose."""
    made = FORMS[step](data, prefix=f"{step}-", **values)
    if isinstance(made, PayForm):
        made.pay.choices = choices({code: _(words.PAY[code]) for code in ways})
    return made


def new_key() -> str:
    """A fresh mark for one offer."""
    return secrets.token_urlsafe(12)
