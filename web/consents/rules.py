"""The wording of each consent, with the eight contents that Art. 8(4) of the Law 94-V lists."""

import hashlib
from dataclasses import dataclass

from web.consents.purposes import PURPOSES, Purpose
from web.core import format
from web.core.i18n import N_, _
from web.core.sqlite import Row

METHODS = {
    "registration form": N_("in the registration form"), "my profile": N_("in «My profile»"),
    "publishing form": N_("when publishing a listing"), "policy page": N_("on the page that asks about the policy"),
    "request": N_("by a request to the operator"),
}
NEEDED = ("processing", "publication")
DECISIONS = ("given", "refused", "withdrawn")


@dataclass(frozen=True)
class Wording:
    """A consent's text as it was shown, with those of its contents that a row keeps apart."""

    purpose: str
    text: str
    data_list: str
    term: str
    further: str
    version: int | None = None

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.text)


def fingerprint(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def full_name(member: Row) -> str:
    """The subject's full name (Art. 8(4)2): first and last name where both are given, or else the name that is shown."""
    return f"{member.first_name} {member.last_name}" if member.first_name and member.last_name else member.display_name


def _answer(yes: bool) -> str:
    return _("yes") if yes else _("no")


def _text(first: str, purpose: Purpose, term: str, further: str, operator_name: str, operator_bin: str) -> str:
    """One sentence for each content; the person is meant by the account, so that the text outlives the name."""
    return " ".join((
        first,
        _("Operator: %(name)s, BIN %(bin)s.", name=operator_name or "—", bin=operator_bin or "—"),
        _("Who agrees: the person whose account this is, by the name written in it."),
        _("Data: %(data)s.", data=_(purpose.data)),
        _("Term: %(term)s.", term=term),
        _("Third parties: %(answer)s.", answer=_answer(purpose.third_parties)),
        _("Abroad: %(answer)s.", answer=_answer(purpose.abroad)),
        _("Open sources: %(answer)s.", answer=_answer(purpose.open_sources)),
        further,
    ))


def wording(purpose: str, operator_name: str, operator_bin: str) -> Wording:
    """The text of a consent in the current language. Raises KeyError for an unknown purpose."""
    known = PURPOSES[purpose]
    term, further = _(known.term), _(known.further)
    text = _text(_(known.title) + ".", known, term, further, operator_name, operator_bin)
    return Wording(purpose, text, _(known.data), term, further)


def policy_wording(document: Row, language: str, operator_name: str, operator_bin: str) -> Wording:
    """What accepting a version of the policy says, in the current language; it names the fingerprint of the text that
    `language` shows, so that the row proves which text was meant."""
    known = PURPOSES["policy"]
    term = _(known.term)
    further = _("SHA-256 of the text of this version: %(hash)s.", hash=document["hash_" + language])
    first = _("I have read the privacy policy, version %(number)s, in force from %(day)s, and accept it.",
              number=document.number, day=format.day(document.in_force_at))
    text = _text(first, known, term, further, operator_name, operator_bin)
    return Wording("policy", text, _(known.data), term, further, document.number)
