"""What the consent ledger holds: proof of each decision, as Art. 25(2)5 of the Law 94-V demands."""

from web.consents.purposes import TITLES
from web.consents.rules import METHODS
from web.core import held
from web.core.arriving import Takes
from web.core.clock import DAY
from web.core.db import Reader
from web.core.held import Personal, Whose
from web.core.i18n import LANGUAGES, N_, _
from web.core.sqlite import Row

DECIDED = {"given": N_("given"), "refused": N_("refused"), "withdrawn": N_("withdrawn")}
TOLD = {"given": N_("You agreed: %(what)s."), "refused": N_("You did not agree: %(what)s."),
        "withdrawn": N_("You withdrew your consent: %(what)s.")}


def told(db: Reader, row: Row) -> str:
    """A decision in a sentence of the person's journal."""
    what = _(TITLES[row.purpose])
    if row.version is not None:
        what = _("%(what)s, version %(number)s", what=what, number=row.version)
    return _(TOLD[row.decision]) % {"what": what}


CONSENT = held.Table(
    "consent", N_("Your consents"), purpose=N_("Proof of what you agreed to, refused or withdrew"), ground="law",
    source="you", seen_by="staff",
    whose=(Whose("subject", "member_id", erase="keep", blank=("full_name",), stamp="until",
                 reason=N_("The law asks for proof of consent; without your name it is only a number")),),
    personal={
        "member_id": Personal("proof", N_("Number of your account")),
        "purpose": Personal("choice", N_("What it is about"), words=TITLES),
        "decision": Personal("choice", N_("Given, refused or withdrawn"), words=DECIDED),
        "version": Personal("proof", N_("Version of the policy it is about")),
        "full_name": Personal("identity", N_("Your name at that time")),
        "term": Personal("proof", N_("Term, in words")),
        "until": Personal("proof", N_("Until when it holds")),
        "third_parties": Personal("choice", N_("Transfer to third parties"), words=held.YES_NO),
        "abroad": Personal("choice", N_("Transfer abroad"), words=held.YES_NO),
        "open_sources": Personal("choice", N_("Publication in open sources"), words=held.YES_NO),
        "data_list": Personal("proof", N_("Which data")),
        "further": Personal("proof", N_("What else it says")),
        "wording": Personal("proof", N_("The text you were shown")),
        "wording_hash": Personal("proof", N_("Fingerprint (SHA-256) of that text")),
        "language": Personal("proof", N_("Language of that text"), words=LANGUAGES),
        "method": Personal("proof", N_("How you decided"), words=METHODS),
        "at": Personal("proof", N_("When")),
    },
    plain=("id", "operator_name", "operator_bin", "salt"), ends=(held.Ends(
        "until", 3 * 365 * DAY, code="consent", since=N_("after the account is gone, without your name"), least=3 * 365 * DAY,
        most=5 * 365 * DAY, law=N_(
            "Consent must be provable (Law 94-V Art. 25(2)5); claims lapse after three years (Civil Code Art. 178).")),),
    sealed=("member_id", "purpose", "decision", "version", "operator_name", "operator_bin", "full_name", "term",
            "third_parties", "abroad", "open_sources", "data_list", "further", "wording", "wording_hash", "language",
            "method", "at"),
    told=told, told_as="consent", takes=Takes(links=("operator_name", "operator_bin")))
HELD = (
    CONSENT,
    held.plain("consent_document", N_("Versions of the policy that members are asked about"), "number", "in_force_at",
               "hash_ru", "hash_kk", "hash_en"),
    held.plain("consent_asked", N_("Further purposes that are asked about"), "purpose", "since"),
)
