"""What claims hold about people without an account, about sellers and about staff."""

from web.core import held
from web.core.held import Personal, Whose
from web.core.i18n import LANGUAGES, N_, _
from web.core.sqlite import Row
from web.rights.rules import CLAIM_KEPT, CODE_KEPT, KINDS, STATES, worded

_PURPOSE = N_("Taking somebody's data out of other people's listings at once")
_HASH = Personal("secret", N_("Keyed hash of the e-mail"), "nobody", "site", False, N_("it only serves to find what is yours"))
_CLAIMANT = {"column": "contact_hash", "through": "member", "key": "email_hash"}


def told(db, row: Row) -> str:
    """A claim in a sentence for the journal of whoever it concerns: the seller, or the person who made it."""
    return _("Somebody's personal data in the listing № %(number)s: %(what)s.", number=row.listing_id, what=worded(row.kind))


_ASKED = {
    "kind": Personal("content", N_("What of yours is in the listing"), words=KINDS),
    "datum": Personal("contact", N_("The phone or e-mail that is in the listing")),
    "statement": Personal("content", N_("What you wrote about it")),
    "contact": Personal("contact", N_("Where to reach you")),
    "contact_hash": _HASH,
    "language": Personal("choice", N_("Language of mails"), words=LANGUAGES),
}
HELD = (
    held.Table(
        "claim_code", N_("Codes for people without an account"), purpose=_PURPOSE, ground="law",
        whose=(Whose("claimant", **_CLAIMANT),),
        personal={
            **_ASKED,
            "code_hash": Personal("secret", N_("Hash of the code"), "nobody", "site", False,
                                  N_("the code is in the mail; after 15 minutes it is worth nothing")),
            "tries": Personal("conduct", N_("How often the code was tried"), source="site"),
            "created_at": Personal("conduct", N_("When it was sent")),
            "expires_at": Personal("conduct", N_("When it ends")),
        },
        plain=("id", "listing_id", "claim_id"), ends=(held.Ends(
            "created_at", CODE_KEPT, code="claims.codes", since=N_("after sending"), least=CODE_KEPT, most=7 * CODE_KEPT),)),
    held.Table(
        "claim", N_("Claims about personal data in listings"), purpose=_PURPOSE, ground="law", seen_by="staff",
        term=N_("the e-mail and the phone go 30 days after the decision"),
        whose=(Whose("claimant", **_CLAIMANT, erase="keep", blank=("datum", "statement", "contact", "contact_hash"),
                     reason=N_("Staff and the seller have to know why the listing was hidden; nothing in it names you"),
                     others=("owner_id", "answer", "decided_by")),
               Whose("owner", "owner_id", erase="keep", blank=("owner_id", "answer"),
                     reason=N_("The other person has to be able to see what became of the claim"),
                     others=("datum", "statement", "contact", "language", "decided_by")),
               Whose("staff", "decided_by", erase="keep", reason=N_("Staff answer for what they did after they leave"),
                     others=("owner_id", "datum", "statement", "contact", "language", "answer", "decision"))),
        personal={
            **_ASKED,
            "owner_id": Personal("identity", N_("Whose listing it is"), source="site"),
            "found": Personal("proof", N_("Whether it was found in the listing"), source="site", words=held.YES_NO),
            "hidden": Personal("proof", N_("Whether the listing was hidden at once"), source="site", words=held.YES_NO),
            "state": Personal("proof", N_("State"), source="staff", words=STATES),
            "answer": Personal("content", N_("The seller's answer")),
            "decision": Personal("proof", N_("Reason of the decision"), source="staff"),
            "decided_by": Personal("identity", N_("Who decided"), source="staff"),
            "decided_at": Personal("conduct", N_("When it was decided"), source="staff"),
            "at": Personal("conduct", N_("When it was made")),
        },
        plain=("id", "listing_id", "request_id", "salt"), ends=(held.Ends(
            "decided_at", CLAIM_KEPT, code="claims", since=N_("after the decision"), least=90 * CODE_KEPT, most=3 * CLAIM_KEPT),),
        sealed=("listing_id", "request_id", "kind", "found", "hidden", "at"), told=told, told_as="request"),
)
