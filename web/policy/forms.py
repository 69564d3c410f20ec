"""Forms of the administrator's work on a new version."""

from wtforms.fields import DateField, TextAreaField

from web.core.form import Form, Longest, Needed
from web.core.i18n import N_
from web.policy.rules import LONGEST


class TextForm(Form):
    body = TextAreaField(N_("Text"), [Needed(), Longest(LONGEST)])


class PublishForm(Form):
    day = DateField(N_("In force from"), [Needed()])
