"""Periodic work of reviews: what opened by the clock."""

from web.core.jobs import Work
from web.reviews.store import opening


def reveal(work: Work) -> int:
    """Marks reviews that have opened; returns how many."""
    return work.db.write(opening.mark, work.settings) if opening.due(work.db) else 0
