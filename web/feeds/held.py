"""What the choice to keep listings to this site holds about people."""

from web.core import held
from web.core.arriving import Takes
from web.core.clock import DAY
from web.core.held import Personal, Whose
from web.core.i18n import N_, _
from web.core.sqlite import Row

CHOICES = {0: N_("Your listings may be read by feeds, programs and search engines."),
           1: N_("Your listings are shown on this site only: not in feeds, nor to programs, nor to search engines.")}


def told(db, row: Row) -> str:
    """A choice in a sentence."""
    return _(CHOICES[int(row.site_only)])


DISTRIBUTION = held.Table(
    "distribution", N_("Where your listings may be read"), purpose=N_("Proof of where you allowed your listings to be read, and when"),
    ground="law", term=N_("as long as the account lives"), whose=(Whose("owner", "member_id"),),
    personal={
        "site_only": Personal("choice", N_("Whether they are shown on this site only"), words=held.YES_NO),
        "at": Personal("conduct", N_("When")),
    },
    plain=("id", "member_id", "salt"), ends=(held.Ends(
        "at", 3 * 365 * DAY, code="distribution", since=N_("after the choice"), least=365 * DAY, most=5 * 365 * DAY,
        law=N_("Claims about a publication lapse after three years (Civil Code Art. 178); until then the choice must be provable.")),),
    sealed=("member_id", "site_only", "at"), told=told, told_as="publication", takes=Takes())
HELD = (DISTRIBUTION,)
