"""What the terms of keeping themselves hold: who changed them, whose data are on hold, what each run deleted."""

from web.core import held
from web.core.clock import DAY
from web.core.held import Personal, Whose
from web.core.i18n import N_
from web.terms import holds

_STAFF = N_("Staff answer for what they did after they leave")

HOLD = held.Table(
    "legal_hold", N_("Data kept back from deletion"), purpose=N_("Obeying laws that ask to keep data"), ground="law",
    source="staff", seen_by="staff", term=N_("as long as the law asks"),
    whose=(Whose("held", "member_id", erase="keep", others=("set_by", "lifted_by"),
                 reason=N_("Proof that the data were lawfully kept; without the account it is only a number")),
           Whose("staff", "set_by", erase="keep", reason=_STAFF, others=("member_id", "reason", "lifted_reason")),
           Whose("staff who lifted", "lifted_by", erase="keep", reason=_STAFF, others=("member_id", "reason", "lifted_reason"))),
    personal={
        "member_id": Personal("proof", N_("Number of your account")),
        "ground": Personal("proof", N_("Ground of the hold"), words=holds.GROUNDS),
        "reason": Personal("proof", N_("Why the data are kept")),
        "set_by": Personal("proof", N_("Who set the hold")),
        "at": Personal("proof", N_("Since when")),
        "look_again_at": Personal("proof", N_("When staff look at it again")),
        "silent_until": Personal("proof", N_("Until when a law asked for silence")),
        "restricted_at": Personal("proof", N_("Since when nobody sees the data"), source="site"),
        "lifted_at": Personal("proof", N_("When the hold was lifted")),
        "lifted_by": Personal("proof", N_("Who lifted it")),
        "lifted_reason": Personal("proof", N_("Why it was lifted")),
    },
    plain=("id", "salt"), ends=(held.Ends(
        "lifted_at", 3 * 365 * DAY, code="hold.lifted", since=N_("after the hold was lifted"), least=3 * 365 * DAY, most=5 * 365 * DAY),),
    sealed=("member_id", "ground", "reason", "set_by", "at", "look_again_at", "silent_until"),
    told=holds.told, told_as="staff", silent_until="silent_until")
TERM = held.Table(
    "keeping_term", N_("Changed terms of keeping"), purpose=N_("Staff answer for what they did"), ground="safety",
    source="staff", seen_by="staff", term=N_("until the term is changed again"),
    whose=(Whose("staff", "changed_by", erase="keep", reason=_STAFF),),
    personal={
        "changed_by": Personal("proof", N_("Who changed the term")),
        "changed_at": Personal("conduct", N_("When")),
        "code": Personal("conduct", N_("Which term")),
    },
    plain=("id", "seconds", "volume", "nature", "sensitivity", "risk", "purposes", "law", "ground"))
HELD = (HOLD, TERM, held.plain("keeping_run", N_("What each run of the terms deleted, in numbers"), "id", "at", "code", "gone"))
