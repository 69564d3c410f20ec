"""What the consent ledger holds: proof of each decision, as Art. 25(2)5 of the Law 94-V demands."""

from web.consents.rules import METHODS, PURPOSES
from web.core import held
from web.core.clock import DAY
from web.core.held import Personal, Whose
from web.core.i18n import LANGUAGES, N_

DECIDED = {"given": N_("given"), "refused": N_("refused"), "withdrawn": N_("withdrawn")}

HELD = (held.Table(
    "consent", N_("Your consents"), purpose=N_("Proof of what you agreed to, refused or withdrew"), ground="law",
    source="you", seen_by="staff", term=N_("3 years after the account is gone, without your name"),
    whose=(Whose("subject", "member_id", erase="keep", blank=("full_name",), stamp="until",
                 reason=N_("The law asks for proof of consent; without your name it is only a number")),),
    personal={
        "member_id": Personal("proof", N_("Number of your account")),
        "purpose": Personal("choice", N_("What it is about"), words=PURPOSES),
        "decision": Personal("choice", N_("Given, refused or withdrawn"), words=DECIDED),
        "full_name": Personal("identity", N_("Your name at that time")),
        "until": Personal("proof", N_("Until when it holds")),
        "third_parties": Personal("choice", N_("Transfer to third parties"), words=held.YES_NO),
        "abroad": Personal("choice", N_("Transfer abroad"), words=held.YES_NO),
        "open_sources": Personal("choice", N_("Publication in open sources"), words=held.YES_NO),
        "data_list": Personal("proof", N_("Which data")),
        "wording": Personal("proof", N_("The text you were shown")),
        "wording_hash": Personal("proof", N_("Fingerprint (SHA-256) of that text")),
        "language": Personal("proof", N_("Language of that text"), words=LANGUAGES),
        "method": Personal("proof", N_("How you decided"), words=METHODS),
        "at": Personal("proof", N_("When")),
    },
    plain=("id", "operator_name", "operator_bin"), ends=(held.Ends("until", 3 * 365 * DAY),)),)
