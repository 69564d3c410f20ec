"""What the guard against fraud holds: marks of long messages for a day, and the hosts that the operator trusts."""

from web.core import held
from web.core.clock import DAY
from web.core.held import Personal, Whose
from web.core.i18n import N_

REPEATED = held.Table(
    "repeated", N_("Marks of long messages that you sent"), purpose=N_("Warning of the same words to many people"), ground="safety",
    source="site", seen_by="nobody", whose=(Whose("owner", "member_id", untold=True),),
    personal={
        "words": Personal("conduct", N_("Mark of the words; nobody can read them from it"), export=False,
                          why_not=N_("it means nothing outside the site")),
        "receiver": Personal("conduct", N_("Mark of who got them"), export=False, why_not=N_("it means nothing outside the site")),
        "at": Personal("conduct", N_("When")),
    },
    plain=("id", "member_id"), ends=(held.Ends(
        "at", DAY, code="repeated", since=N_("after it was sent"), least=DAY, most=7 * DAY),))
HELD = (REPEATED, held.plain("trusted_host", N_("Hosts to which links lead without a warning"), "id", "host", "added_at"))
