"""Periodic work of deals: ending what nobody went on with, and what lost one of its people."""

from web.core.jobs import Work
from web.deals.store import ending


def end(work: Work) -> int:
    """Ends terms and orphaned deals; returns how many."""
    found = [(number, "vanish") for number in ending.orphans(work.db)] + [(number, "expire") for number in ending.due(work.db)]
    return sum(work.db.write(ending.end, work.settings, number, step) for number, step in found)
