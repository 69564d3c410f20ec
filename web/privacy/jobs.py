"""Nightly and hourly work: terms of keeping and due deletions."""

from web.core import clock
from web.core.jobs import Work
from web.index import store as index
from web.privacy import destroying, retention, store
from web.privacy.rows import Inventory
from web.terms import due


def keep_terms(work: Work) -> int:
    """Ends everything past its term in force; returns how many rows. What is ended apart has a job of its own."""
    inventory, count, now = Inventory(work.state.site.tables), 0, clock.now()
    for term in due.terms(work.db, inventory.tables):
        step = retention.Step(over=term.ends.apart)
        while not step.over:
            work.breathe()
            step = work.db.write(retention.enforce, inventory, term, now, step)
        count += step.count
    return count


def destroy_due(work: Work) -> int:
    """Destroys the accounts whose fourteen days are over; one that a law holds back is restricted instead."""
    inventory = Inventory(work.state.site.tables)
    rows = store.due(work.db, inventory.person, clock.now())
    for row in rows:
        if work.db.write(store.destroy, inventory, row.id):
            destroying.carry_out(work.db, inventory, row.id, breathe=work.breathe)
    return len(rows)


purge = destroying.purge


def purge_daily(work: Work) -> bool:
    """Makes the words of whatever was deleted since yesterday gone from the files, by terms or by hand; False when a
    reader still held the log."""
    index.purge(work.db, work.breathe)
    return destroying.emptied(work)
