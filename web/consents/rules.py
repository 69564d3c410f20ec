"""The wording of each consent, with the eight contents that Art. 8(4) of the Law 94-V lists."""

import hashlib
from dataclasses import dataclass

from web.core.i18n import N_, _

PURPOSES = {
    "processing": N_("Collecting and processing my data to run my account"),
    "publication": N_("Publishing my listings and what I open in my profile where everyone can read it"),
    "third_parties": N_("Giving my data to third parties"),
    "abroad": N_("Sending my data to other countries"),
}
DATA = {
    "processing": N_("e-mail, name, region and town, phone if given, listings, messages, sessions"),
    "publication": N_("the name shown, town, listings with photos, and what you open in your profile"),
    "third_parties": N_("only the data named when a transfer is asked for"),
    "abroad": N_("only the data named when a transfer is asked for"),
}
METHODS = {"registration form": N_("in the registration form"), "my profile": N_("in «My profile»"),
           "publishing form": N_("when publishing a listing")}
NEEDED = ("processing", "publication")
DECISIONS = ("given", "refused", "withdrawn")


@dataclass(frozen=True)
class Wording:
    """A consent's text as it was shown."""

    purpose: str
    text: str
    data_list: str

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def wording(purpose: str, operator_name: str, operator_bin: str) -> Wording:
    """The text of a consent in the current language, naming operator, purpose, data, term and recipients."""
    data = _(DATA[purpose])
    parts = [
        _(PURPOSES[purpose]) + ".",
        _("Operator: %(name)s, BIN %(bin)s.", name=operator_name or "—", bin=operator_bin or "—"),
        _("Data: %(data)s.", data=data),
        _("Term: until I withdraw it or my account is deleted."),
        _("Third parties: %(answer)s.", answer=_("yes") if purpose == "third_parties" else _("no")),
        _("Abroad: %(answer)s.", answer=_("yes") if purpose == "abroad" else _("no")),
        _("Open sources: %(answer)s.", answer=_("yes") if purpose == "publication" else _("no")),
    ]
    return Wording(purpose, " ".join(parts), data)
