"""What reports hold about the people who report and those reported."""

from web.core import held
from web.core.clock import DAY
from web.core.held import Personal, Whose
from web.core.i18n import N_

HELD = (held.Table(
    "report", N_("Reports"), purpose=N_("Keeping fraud and abuse off the site"), ground="safety", seen_by="staff",
    whose=(Whose("reporter", "reporter_id", says=N_("you reported it"), erase="blank", blank=("reporter_id", "detail"),
                 others=("owner_id", "decided_by", "passage")),
           Whose("reported", "owner_id", says=N_("somebody reported it about you"), erase="keep", blank=("owner_id", "passage"),
                 reason=N_("Staff answer for their decisions; your number is removed"),
                 others=("reporter_id", "detail", "decided_by")),
           Whose("staff", "decided_by", says=N_("you decided it as staff"), erase="keep",
                 reason=N_("Staff answer for what they did after they leave"),
                 others=("reporter_id", "owner_id", "detail", "reason", "passage"))),
    personal={
        "reporter_id": Personal("identity", N_("Who reported"), "staff"),
        "owner_id": Personal("identity", N_("Whose it is"), "staff", "site"),
        "reason": Personal("content", N_("Reason"), "staff"),
        "detail": Personal("content", N_("What was written"), "staff"),
        "passage": Personal("content", N_("Words of the thing that the site warned of"), "staff", "others"),
        "state": Personal("conduct", N_("State"), source="staff"),
        "decision": Personal("proof", N_("Decision"), source="staff"),
        "decided_by": Personal("identity", N_("Who decided"), "staff", "staff"),
        "decided_at": Personal("conduct", N_("When it was decided"), source="staff"),
        "at": Personal("conduct", N_("When it was reported")),
    },
    plain=("id", "subject", "subject_id"), ends=(held.Ends(
        "decided_at", 365 * DAY, code="report", since=N_("after the decision"), least=90 * DAY, most=3 * 365 * DAY),)),)
