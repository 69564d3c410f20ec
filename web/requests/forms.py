"""Forms of members and of the desk."""

from collections.abc import Iterable

from wtforms.fields import RadioField, TextAreaField
from wtforms.validators import StopValidation

from web.accounts.reasons import Chosen
from web.consents.purposes import TITLES
from web.core.form import Form, Longest, Needed, choices
from web.core.i18n import N_, _
from web.requests.kinds import GROUNDS
from web.requests.store.steps import LONGEST


class Optional:
    """Takes an empty text."""

    def __call__(self, form: Form, field: TextAreaField) -> None:
        field.data = field.data or ""


class Finished:
    """Refuses a draft that still has gaps."""

    def __call__(self, form: Form, field: TextAreaField) -> None:
        if "…" in (field.data or ""):
            raise StopValidation(_("The draft still has a gap (…). Fill it in or remove it."))


class SayForm(Form):
    text = TextAreaField(N_("Message"), [Needed(), Longest(LONGEST)])


class AskForm(Form):
    text = TextAreaField(N_("What is missing"), [Needed(), Longest(LONGEST), Finished()])


class DoneForm(Form):
    text = TextAreaField(N_("Answer"), [Needed(), Longest(LONGEST), Finished()])


class RefuseForm(Form):
    text = TextAreaField(N_("Reason"), [Needed(), Longest(LONGEST), Finished()])


class RefuseWithdrawalForm(RefuseForm):
    ground = RadioField(N_("Ground"), choices=choices(GROUNDS))

    def validate_ground(self, field: RadioField) -> None:
        """One of the two grounds of the law is needed."""
        if field.data not in GROUNDS:
            field.errors = []
            raise StopValidation(_("Please choose one."))


def opening(needed: bool, consents: Iterable[str] | None = None) -> type[Form]:
    """The form of a new request; where no text is needed it may stay empty. With `consents`, codes of purposes, one of
    them has to be chosen."""
    class OpenForm(Form):
        text = TextAreaField(N_("Your request"), [Needed() if needed else Optional(), Longest(LONGEST)])

    class WithdrawForm(OpenForm):
        consent = RadioField(N_("Which consent do you withdraw?"), [Chosen()],
                             choices=choices({code: TITLES[code] for code in consents or ()}))
    return OpenForm if consents is None else WithdrawForm


def refusing(kind: str) -> type[RefuseForm]:
    """The form of a refusal: for the withdrawal of a consent it has the two grounds of the law."""
    return RefuseWithdrawalForm if kind == "withdraw" else RefuseForm
