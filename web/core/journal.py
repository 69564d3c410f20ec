"""The log of what staff did: who, what, to which thing, why and when; written in the same transaction as the deed."""

from web.core import chain, clock, deeds, held
from web.core.db import Door, Transaction
from web.core.i18n import N_, _
from web.core.sqlite import Row

DEEDS = {  # here, below all features, because the person's journal and the administration both put them into words
    "operator changed": N_("Facts about the operator changed"),
    "purposes changed": N_("Purposes of consents that members are asked about changed"),
    "policy draft begun": N_("Draft of the policy begun"),
    "policy draft changed": N_("Draft of the policy changed"),
    "policy published": N_("New version of the policy published"),
    "policy draft deleted": N_("Draft of the policy deleted"),
    "mail read": N_("Mail read"),
    "member viewed": N_("Personal data of a member viewed"),
    "member blocked": N_("Member blocked"),
    "member unblocked": N_("Block of a member lifted"),
    "member role changed": N_("Role of a member changed"),
    "member signed out": N_("Member signed out everywhere"),
    "member hidden": N_("Member blocked after reports"),
    "member restored": N_("Block after reports taken back"),
    "listing hidden": N_("Listing hidden"),
    "listing restored": N_("Listing shown again"),
    "claim upheld": N_("Claim about personal data in a listing upheld"),
    "claim refused": N_("Claim about personal data in a listing refused"),
    "message viewed": N_("Message read by staff"),
    "message hidden": N_("Message hidden"),
    "message restored": N_("Message shown again"),
    "reports dismissed": N_("Reports dismissed"),
    "reports reopened": N_("Reports opened again"),
    "review hidden": N_("Review hidden"),
    "review restored": N_("Review shown again"),
    "reply hidden": N_("Reply to a review hidden"),
    "reply restored": N_("Reply to a review shown again"),
    "deal viewed": N_("Deal read by a moderator who was asked to decide"),
    "deal decided": N_("Dispute about a deal decided"),
    "category changed": N_("Category changed"),
    "category added": N_("Category added"),
    "attribute changed": N_("Attribute changed"),
    "region changed": N_("Region changed"),
    "town changed": N_("Town changed"),
    "town added": N_("Town added"),
    "term changed": N_("Term of keeping changed"),
    "hold set": N_("Data put on legal hold"),
    "hold lifted": N_("Legal hold lifted"),
    "register written": N_("Entry in a register of the operator"),
    "request taken": N_("Work on a request began"),
    "request asked": N_("More asked about a request"),
    "request done": N_("A request carried out"),
    "request refused": N_("A request refused"),
    "request viewed": N_("Documents of a request opened"),
    "synonyms changed": N_("List of synonyms changed"),
    "trusted hosts changed": N_("List of trusted sites changed"),
    "calendar changed": N_("Calendar of working days changed"),
    "export at the console": N_("Export made at the console"),
    "import at the console": N_("Data brought from another site at the console"),
    "role member at the console": N_("Role taken at the console"),
    "role moderator at the console": N_("Role of moderator given at the console"),
    "role administrator at the console": N_("Role of administrator given at the console"),
}


def told(db: Door, row: Row) -> str:
    """A deed in a sentence for the person it concerned: staff stay nameless."""
    deed = _(DEEDS.get(row.action, row.action))
    if row.subject == "request" and row.reason:
        return f"{deed}: {row.reason.partition(',')[0]}."  # its number; why it was refused stands in the request
    return _("%(deed)s. Reason: %(reason)s", deed=deed, reason=deeds.reason(row)) if row.reason else deed + "."


HELD = held.Table(
    "staff_action", N_("What staff did"), purpose=N_("Staff answer for what they do"), ground="safety", source="staff",
    seen_by="staff",
    whose=(held.Whose("staff", "staff_id", erase="keep", reason=N_("Staff answer for what they did after they leave"),
                      others=("about_id",), untold=True),
           held.Whose("concerned", "about_id", erase="keep", others=("staff_id", "about_id"),
                      reason=N_("Staff answer for what they did, also to people who left; it is only a number then"))),
    personal={
        "staff_id": held.Personal("proof", N_("Number of the account of the member of staff")),
        "about_id": held.Personal("proof", N_("Number of the account it concerned")),
        "action": held.Personal("conduct", N_("What was done"), words=DEEDS),
        "reason": held.Personal("proof", N_("The reason that was given")),
        "at": held.Personal("conduct", N_("When")),
    },
    plain=("id", "subject", "subject_id", "salt"), ends=(held.Ends(
        "at", 3 * 365 * clock.DAY, code="staff.deeds", since=N_("after the deed"), least=3 * 365 * clock.DAY, most=5 * 365 * clock.DAY,
        law=N_("Claims about a decision lapse after three years (Civil Code Art. 178); until then it must be provable.")),),
    sealed=("staff_id", "action", "subject", "subject_id", "reason", "about_id", "at"), told=told, told_as="staff")


def note(tx: Transaction, staff_id: int, action: str, subject: str, subject_id: int | None = None, reason: str = "",
         about_id: int | None = None) -> None:
    """Writes down one deed of a member of staff; no personal text belongs into `reason`. `about_id` is the member it
    concerns, who reads it in their own journal; for a deed on a member that is the subject."""
    tx.insert("staff_action", id=tx.new_id(), staff_id=staff_id, action=action, subject=subject,
              subject_id=subject_id, reason=reason, about_id=subject_id if subject == "member" else about_id,
              at=clock.now(), salt=chain.salt())
