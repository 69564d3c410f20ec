"""The form of a pair of synonyms."""

from wtforms.fields import BooleanField, StringField
from wtforms.validators import StopValidation

from web.core.form import Form, Longest, Needed
from web.core.i18n import N_, _
from web.index.asking import LONGEST_SYNONYM
from web.index.synonyms import Pair, is_usable, tidy

LONGEST, MOST_WORDS = 200, 12


class Words:
    """Refuses what holds no word to look for, too many of them, or one of too many words."""

    def __call__(self, form: Form, field: StringField) -> None:
        entries = tidy(field.data or "").split(", ")
        if len(entries) > MOST_WORDS:
            raise StopValidation(_("At most %(most)s entries fit here.", most=MOST_WORDS))
        wrong = [entry for entry in entries if not is_usable(entry)]
        if wrong:
            raise StopValidation(_("Each entry is one to %(most)s words: “%(entry)s” is not.", most=LONGEST_SYNONYM, entry=wrong[0]))


class PairForm(Form):
    typed = StringField(N_("Who types"), [Needed(), Longest(LONGEST), Words()])
    also = StringField(N_("Also finds"), [Needed(), Longest(LONGEST), Words()])
    both_ways = BooleanField(N_("And the other way round"))

    def validate_also(self, field: StringField) -> None:
        """The two sides differ."""
        if not field.errors and tidy(field.data or "") == tidy(self.typed.data or ""):
            raise StopValidation(_("Both sides are the same."))

    def pair(self) -> Pair:
        """What was entered, in one way of writing."""
        return Pair(tidy(self.typed.data or ""), tidy(self.also.data or ""), bool(self.both_ways.data))
