"""Forms of a review, of a reply, and of who sees what of a seller."""

from wtforms.fields import BooleanField, RadioField, TextAreaField

from web.accounts.reasons import Chosen
from web.accounts.rules import SEEN_BY
from web.core.form import Form, Longest, Needed, choices
from web.core.i18n import N_
from web.reviews import rules


class ReviewForm(Form):
    stars = RadioField(N_("Stars"), [Chosen()], choices=choices(rules.STARS))
    words = TextAreaField(N_("How was it?"), [Longest(rules.LONGEST)])


class ReplyForm(Form):
    reply = TextAreaField(N_("Your reply"), [Needed(), Longest(rules.LONGEST)])


class ChoiceForm(Form):
    since_seen_by = RadioField(N_("Since when you are here: month and year"), [Chosen()], choices=choices(SEEN_BY))
    reviews_seen_by = RadioField(N_("Reviews about you, and their average"), [Chosen()], choices=choices(SEEN_BY))
    sold_seen_by = RadioField(N_("How many deals as a seller both confirmed"), [Chosen()], choices=choices(SEEN_BY))
    mails = BooleanField(N_("Mails about reviews: when one is written about you, and when both are open"))
    answers_seen_by = RadioField(N_("How soon you answer, in a coarse word"), [Chosen()], choices=choices(SEEN_BY))
