"""The form of a report and that of a decision."""

from wtforms.fields import RadioField, StringField, TextAreaField

from web.accounts.reasons import LONGEST, Chosen, Telling
from web.core.form import Form, Longest, Needed, choices
from web.core.i18n import N_
from web.moderation.rules import LONGEST_DETAIL, REASONS


class ReportForm(Form):
    reason = RadioField(N_("What is wrong with it?"), [Chosen()], choices=choices(REASONS))
    detail = TextAreaField(N_("In your words"), [Longest(LONGEST_DETAIL)])
    website = StringField(N_("Leave this empty"))


class DecisionForm(Form):
    rule = RadioField(N_("Rule that it breaks"), [Chosen()], choices=choices(REASONS))
    reason = TextAreaField(N_("Reason"), [Needed(), Longest(LONGEST), Telling()])
