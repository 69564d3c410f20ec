"""Forms of what is saved."""

from wtforms.fields import BooleanField, RadioField, StringField

from web.core.form import Form, Longest, Needed, choices
from web.core.i18n import N_
from web.saved import rules


class SearchForm(Form):
    name = StringField(N_("Name"), [Needed(), Longest(rules.LONGEST_NAME)])
    on_site = BooleanField(N_("Count new listings here, on the site"))
    mail = RadioField(N_("By mail"), choices=choices(rules.MAILS))


class ChoiceForm(Form):
    mail_drops = BooleanField(N_("Write to me when the price of a favourite falls"))
    remember = BooleanField(N_("Remember which listings I have opened"))
