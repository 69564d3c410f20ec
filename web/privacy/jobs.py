"""Nightly and hourly work: terms, due deletions, and the purge after which no byte is left."""

from web.core import clock
from web.core.jobs import Work
from web.destructions import store as destructions
from web.index import store as index
from web.privacy import retention, store
from web.privacy.rows import Inventory


def keep_terms(work: Work) -> int:
    """Deletes everything past its declared term; returns how many rows."""
    inventory, count, now = Inventory(work.state.site.tables), 0, clock.now()
    for table in inventory.tables:
        for ends in table.ends:
            done = retention.AT_ONCE
            while done == retention.AT_ONCE:
                done = work.db.write(retention.enforce, inventory, table, ends, now)
                count += done
    return count


def destroy_due(work: Work) -> int:
    """Destroys the accounts whose fourteen days are over."""
    inventory = Inventory(work.state.site.tables)
    rows = store.due(work.db, inventory.person, clock.now())
    for row in rows:
        work.db.write(store.destroy, inventory, row.id)
    return len(rows)


def purge(work: Work) -> bool:
    """After destructions: merges the index and empties the log, so that no deleted word is left in any file.
    False when a reader still held the log; the next run tries again."""
    numbers = destructions.unpurged(work.db)
    if not numbers:
        return True
    index.purge(work.db)
    if not work.db.connection.checkpoint():
        return False
    work.db.write(destructions.purged, numbers)
    return work.db.connection.checkpoint()
