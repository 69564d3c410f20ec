"""The form of the operator's facts."""

from wtforms.fields import SelectField, StringField, TextAreaField
from wtforms.validators import StopValidation

from web.core.form import Form, Longest, Needed
from web.core.i18n import N_, _
from web.operator.rules import is_bin


class Bin:
    """Refuses a number that cannot be a BIN."""

    def __call__(self, form: Form, field: StringField) -> None:
        if not is_bin(field.data or ""):
            raise StopValidation(_("A BIN or IIN has 12 digits and a check digit; this one is not right."))


class OperatorForm(Form):
    site_name = StringField(N_("Name of the site"), [Needed(), Longest(40)])
    name = StringField(N_("Legal name of the operator"), [Needed(), Longest(200)])
    bin = StringField(N_("BIN (or IIN of a sole trader)"), [Needed(), Bin()])
    address = TextAreaField(N_("Postal address"), [Longest(300)])
    responsible = StringField(N_("Person responsible for personal data"), [Needed(), Longest(200)])
    contact = StringField(N_("E-mail or phone for questions about personal data"), [Needed(), Longest(200)])
    country_database = SelectField(N_("Database"))
    country_photos = SelectField(N_("Photos"))
    country_mail = SelectField(N_("Mail"))
    country_backups = SelectField(N_("Backups"))
