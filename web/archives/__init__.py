"""Floor 5: files made for a member to take away: asked for, made, fetched, gone; and what a member brought along."""

from web.archives import held, jobs
from web.core.feature import Feature, Job

FEATURE = Feature("archives", held=held.HELD, jobs=(Job("stray archives", 3_600, jobs.sweep),))
