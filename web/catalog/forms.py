"""Forms in which an administrator changes categories and the questions they ask."""

import re

from wtforms.fields import BooleanField, IntegerField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

from web.catalog import forbidden
from web.catalog.tree import Attribute, Catalog, Option
from web.core.form import Form, Longest, Needed, choices
from web.core.i18n import N_, _

MODES = {
    "fixed": N_("Fixed price"), "negotiable": N_("Negotiable or by agreement"), "free": N_("Give away for free"),
    "exchange": N_("Exchange for something else"), "wanted": N_("I am looking for it"), "salary": N_("Salary"),
}
PERIODS = {"": N_("for the thing"), "day": N_("a day"), "month": N_("a month")}
LONGEST_NAME, MOST_POSITION = 60, 999
_SLUG, _VALUE = re.compile(r"[a-z][a-z0-9-]{1,38}[a-z0-9]"), re.compile(r"[a-z0-9_]{1,40}")


class Position:
    """Refuses what is not a place in a list."""

    field_flags = {"required": True}

    def __call__(self, form: Form, field: IntegerField) -> None:
        if field.data is None or not 1 <= field.data <= MOST_POSITION:
            field.errors = []
            raise StopValidation(_("Write a whole number in digits."))


class Modes:
    """Refuses no kind of price at all, and one that is not there."""

    field_flags = {"required": True}

    def __call__(self, form: Form, field: SelectMultipleField) -> None:
        if not field.data or any(mode not in MODES for mode in field.data):
            raise StopValidation(_("Choose one of the answers offered."))


class Codes:
    """Refuses attributes that are not there, or that ask what a listing may never ask."""

    def __call__(self, form: "CategoryForm", field: TextAreaField) -> None:
        codes = list(dict.fromkeys((field.data or "").replace(",", " ").split()))
        for code in codes:
            attribute = form.catalog.attribute(code)
            if attribute is None:
                raise StopValidation(_("There is no attribute «%(code)s».", code=code))
            if not is_allowed(code, [attribute, *attribute.options]):
                raise StopValidation(forbidden_text(code))
        field.data = " ".join(codes)


class Slug:
    """Refuses what cannot be a part of an address."""

    def __call__(self, form: Form, field: StringField) -> None:
        if not _SLUG.fullmatch(field.data or ""):
            raise StopValidation(_("Small Latin letters, digits and hyphens, from 3 to 40."))


class Options:
    """Reads one answer per line as «value | Russian | Kazakh | English»; answers in use may not be taken away."""

    def __call__(self, form: "AttributeForm", field: TextAreaField) -> None:
        form.options = [self._option(line) for line in (field.data or "").splitlines() if line.strip()]
        values = [option.value for option in form.options]
        lost = [option.value for option in form.attribute.options if option.value not in values]
        if lost:
            raise StopValidation(_("Listings may hold this answer, so it stays: %(values)s", values=", ".join(lost)))
        if len(set(values)) != len(values):
            raise StopValidation(_("The same answer stands there twice."))

    def _option(self, line: str) -> Option:
        parts = [part.strip() for part in line.split("|")]
        if len(parts) != 4 or not all(parts) or not _VALUE.fullmatch(parts[0]) or max(map(len, parts)) > LONGEST_NAME:
            raise StopValidation(_("This line is not «value | Russian | Kazakh | English»: %(line)s", line=line[:80]))
        return Option(parts[1], parts[2], parts[3], parts[0])


def is_allowed(code: str, named: list) -> bool:
    """Whether neither the code nor a name asks for a special category of personal data."""
    try:
        forbidden.check(code, [one.name(language) for one in named for language in ("ru", "kk", "en")])
    except ValueError:
        return False
    return True


def forbidden_text(code: str) -> str:
    """Why an attribute is refused."""
    return _(
        "«%(code)s» asks about origin, faith, politics, convictions or health, which a listing may never ask.",
        code=code,
    )


class NamesForm(Form):
    name_ru = StringField(N_("Name in Russian"), [Needed(), Longest(LONGEST_NAME)])
    name_kk = StringField(N_("Name in Kazakh"), [Needed(), Longest(LONGEST_NAME)])
    name_en = StringField(N_("Name in English"), [Needed(), Longest(LONGEST_NAME)])

    @property
    def names(self) -> Option:
        """The three names as one thing."""
        return Option(self.name_ru.data, self.name_kk.data, self.name_en.data, "")


class CategoryForm(NamesForm):
    position = IntegerField(N_("Place among its neighbours"), [Position()])
    price_modes = SelectMultipleField(N_("Kinds of price"), [Modes()], choices=choices(MODES), validate_choice=False,
                                      option_widget=CheckboxInput(), widget=ListWidget(prefix_label=False))
    price_period = RadioField(N_("The price is"), choices=choices(PERIODS))
    attributes = TextAreaField(N_("Questions it asks, by code"), [Longest(2_000), Codes()])
    hidden = BooleanField(N_("Hidden: offered to nobody"))

    def __init__(self, formdata=None, *, catalog: Catalog, **values):
        self.catalog = catalog
        super().__init__(formdata, **values)

    def columns(self) -> dict:
        """The columns of a category."""
        return {**self.answers(), "price_modes": " ".join(mode for mode in MODES if mode in self.price_modes.data)}


class NewCategoryForm(CategoryForm):
    slug = StringField(N_("Part of its address"), [Needed(), Slug()])


class AttributeForm(NamesForm):
    answers_text = TextAreaField(N_("Answers"), [Longest(20_000), Options()])

    def __init__(self, formdata=None, *, attribute: Attribute, **values):
        self.attribute, self.options = attribute, []
        super().__init__(formdata, **values)

    def validate(self, *given) -> bool:
        """Also refuses names that ask for a special category of personal data."""
        fits = super().validate(*given)
        if fits and not is_allowed(self.attribute.code, [self.names, *self.options]):
            self.name_ru.errors = [forbidden_text(self.attribute.code)]
            return False
        return fits


def written(attribute: Attribute) -> str:
    """The answers of an attribute, one per line, as the form takes them."""
    return "\n".join(" | ".join((option.value, option.ru, option.kk, option.en)) for option in attribute.options)
