"""Floor 1: the journal of destructions, by number only, replayed whenever a backup is restored."""

from web.core import held
from web.core.feature import Feature, Job
from web.core.i18n import N_
from web.destructions import backups

FEATURE = Feature("destructions", held=(
    held.plain("destruction", N_("Journal of deletions: numbers of accounts that are gone"),
               "id", "member_id", "destroyed_at", "erased_at", "purged_at"),),
    jobs=(Job("old backups", 3_600, backups.expire),))
