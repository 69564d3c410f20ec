"""The form of a report and that of a decision."""

from collections.abc import Mapping

from wtforms.fields import RadioField, StringField, TextAreaField

from web.accounts.reasons import LONGEST, Chosen, Telling
from web.core.form import Form, Longest, Needed, choices
from web.core.i18n import N_, _
from web.moderation.rules import LONGEST_DETAIL, REASONS


class ReportForm(Form):
    reason = RadioField(N_("What is wrong with it?"), [Chosen()], choices=choices(REASONS))
    detail = TextAreaField(N_("In your words"), [Longest(LONGEST_DETAIL)])
    website = StringField(N_("Leave this empty"))


class DecisionForm(Form):
    """`rules` are those by which a thing of this kind is hidden, code by words."""

    rule = RadioField(N_("Rule that it breaks"), [Chosen()])
    reason = TextAreaField(N_("Reason"), [Needed(), Longest(LONGEST), Telling()])

    def __init__(self, *args, rules: Mapping[str, str] = REASONS, **named):
        super().__init__(*args, **named)
        self.rule.choices = choices({code: _(words) for code, words in rules.items()})
