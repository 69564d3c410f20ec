"""The form of a listing; the category's own questions are read by web/catalog."""

from typing import Any

from wtforms.fields import BooleanField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import StopValidation

from web.accounts.forms import town_choices
from web.catalog.tree import Category
from web.core.form import Form, Longest, choices
from web.core.i18n import N_, _
from web.listings import rules, words
from web.places.country import Country

KEPT_TITLE, KEPT_TEXT = 300, 20_000  # characters that a draft keeps beyond what may be published


class Title:
    """Refuses a title too short to say anything; one language may be empty, not both."""

    def __call__(self, form: "ListingForm", field: StringField) -> None:
        if field.data and (len(field.data) < rules.SHORTEST_TITLE or not any(sign.isalpha() for sign in field.data)):
            raise StopValidation(
                _("Write at least %(n)s characters: what it is, in a few words.", n=rules.SHORTEST_TITLE))
        if field is form.title_ru and not (field.data or form.title_kk.data):
            raise StopValidation(_("A title is needed, in Russian or in Kazakh."))


class HasTitle:
    """Refuses a text in a language that has no title."""

    def __call__(self, form: "ListingForm", field: TextAreaField) -> None:
        if field.data and not form["title_" + field.name[-2:]].data:
            raise StopValidation(_("Add a title in this language too."))


class Price:
    """Refuses what is not a price where the kind of price has one."""

    def __call__(self, form: "ListingForm", field: StringField) -> None:
        if form.mode not in rules.PRICED:
            return
        if not field.data and rules.PRICED[form.mode]:
            raise StopValidation(_("A price is needed, in whole tenge."))
        if field.data and form.amount is None:
            raise StopValidation(
                _("Write the price in digits, in whole tenge: more than 0, at most 1 000 000 000 000."))


class Pieces:
    """Refuses what is no number of pieces; empty means one."""

    def __call__(self, form: "ListingForm", field: StringField) -> None:
        if field.data and not (field.data.isascii() and field.data.isdigit() and 1 <= int(field.data[:6]) <= rules.MOST_PIECES):
            raise StopValidation(_("Write how many there are in digits, from 1 to 9 999."))


class Chosen:
    """Refuses an empty choice; whether it is among those offered the field checks itself."""

    field_flags = {"required": True}

    def __call__(self, form: Form, field) -> None:
        if not field.data or field.data == "None":
            raise StopValidation(_("Please choose one."))


class ListingForm(Form):
    title_ru = StringField(N_("Title in Russian"), [Longest(rules.LONGEST_TITLE), Title()])
    text_ru = TextAreaField(N_("Description in Russian"), [Longest(rules.LONGEST_TEXT), HasTitle()])
    title_kk = StringField(N_("Title in Kazakh"), [Longest(rules.LONGEST_TITLE), Title()])
    text_kk = TextAreaField(N_("Description in Kazakh"), [Longest(rules.LONGEST_TEXT), HasTitle()])
    price_mode = RadioField(N_("Kind of price"), [Chosen()])
    price = StringField(N_("Price"), [Price()])
    quantity = StringField(N_("How many there are"), [Pieces()])
    town = SelectField(N_("Town"), [Chosen()])
    show_phone = BooleanField(N_("Show my phone to those who ask for it"))

    @property
    def mode(self) -> str:
        """The kind of price that was chosen, empty if it is none of the category's."""
        offered = [choice.value for choice in self.price_mode.choices]
        return self.price_mode.data if self.price_mode.data in offered else ""

    @property
    def amount(self) -> int | None:
        """The price in whole tenge; None without one."""
        return rules.price_of(self.price.data or "") if self.mode in rules.PRICED else None

    def columns(self) -> dict[str, Any]:
        """The columns of a listing, with its town but without its region."""
        titles = {name: (self[name].data or "")[:KEPT_TITLE] for name in ("title_ru", "title_kk")}
        texts = {name: (self[name].data or "")[:KEPT_TEXT] for name in ("text_ru", "text_kk")}
        towns = {choice.value for choice in self.town.choices}
        return {**titles, **texts, "price_mode": self.mode, "price": self.amount,
                "show_phone": bool(self.show_phone.data), **self._pieces(),
                "town_id": int(self.town.data) if self.town.data and self.town.data in towns else None}


    def _pieces(self) -> dict[str, int]:
        """The number of pieces, where it is one; a form that does not ask for it changes nothing."""
        typed = "1" if self.quantity.data == "" else self.quantity.data or ""
        return {} if self.quantity.errors or not typed.isdigit() else {"quantity": int(typed)}


def make(category: Category | None, country: Country, language: str, data: Any = None,
         stored: dict | None = None) -> ListingForm:
    """The form with the choices of the category, filled from a sent form or from what is stored."""
    form = ListingForm(data, data=stored)
    modes = category.price_modes if category else ()
    form.price_mode.choices = choices({mode: _(words.MODES[mode]) for mode in modes})
    form.town.choices = town_choices(country, language)
    for needed in (form["title_" + (language if language in rules.LANGUAGES else "ru")], form.price):
        needed.flags.required = True
    if data is None and not form.mode and len(form.price_mode.choices) > 0:
        form.price_mode.data = form.price_mode.choices[0].value
    return form
