"""Forms in which an administrator renames places and adds towns."""

from wtforms.fields import RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import StopValidation

from web.core.form import Form, Longest, Needed, choices
from web.core.i18n import N_, _
from web.places.country import SEPARATOR
from web.places.reference import EAST, NORTH

KINDS = {"city": N_("City"), "town": N_("Town or village")}
LONGEST_NAME = 60


class Degrees:
    """Reads degrees and refuses what lies outside the country; they are rounded to about a kilometre."""

    def __init__(self, within: tuple[float, float]):
        self.within = within

    def __call__(self, form: Form, field: StringField) -> None:
        low, high = self.within
        try:
            degrees = round(float((field.data or "").replace(",", ".")), 2)
        except ValueError as error:
            raise StopValidation(_("Write degrees with a point, such as 43.24.")) from error
        if not low <= degrees <= high:
            raise StopValidation(_("Kazakhstan lies between %(low)s and %(high)s.", low=low, high=high))
        form.degrees[field.short_name] = degrees


class RegionForm(Form):
    name_ru = StringField(N_("Name in Russian"), [Needed(), Longest(LONGEST_NAME)])
    name_kk = StringField(N_("Name in Kazakh"), [Needed(), Longest(LONGEST_NAME)])
    name_en = StringField(N_("Name in English"), [Needed(), Longest(LONGEST_NAME)])


class TownForm(RegionForm):
    kind = RadioField(N_("What it is"), [Needed()], choices=choices(KINDS))
    lat = StringField(N_("Degrees north"), [Needed(), Degrees(NORTH)])
    lon = StringField(N_("Degrees east"), [Needed(), Degrees(EAST)])
    search = TextAreaField(N_("Other names people type"), [Longest(500)])

    def __init__(self, formdata=None, **values):
        self.degrees: dict[str, float] = {}
        super().__init__(formdata, **values)

    def columns(self) -> dict:
        """The columns of a town, without its region."""
        names = dict.fromkeys(name.strip() for name in (self.search.data or "").replace(SEPARATOR, "\n").splitlines())
        return {**{name: self[name].data for name in ("name_ru", "name_kk", "name_en", "kind")}, **self.degrees,
                "search": SEPARATOR.join(name for name in names if name)}


class NewTownForm(TownForm):
    region = SelectField(N_("Region"), [Needed()])
