"""Carries destructions out: many small transactions, whatever is interrupted is begun anew, and purged at the end."""

import time
from collections.abc import Callable
from pathlib import Path

from web.core.db import Door
from web.core.jobs import Work
from web.destructions import journal
from web.destructions import store as destructions
from web.index import store as index
from web.listings import withheld
from web.privacy import erasing, store, strays
from web.privacy.rows import Inventory

PATIENCE = 1.0  # seconds that a person waits for the page that says it is done; the rest is done behind it
STEP = 0.03  # seconds of work in one transaction
TRIES, BETWEEN = 20, 0.25  # times, and seconds between two
SHARE = 0.5  # of the writer's time; the rest belongs to others


def carry_out(db: Door, inventory: Inventory, member_id: int, seconds: float | None = None,
              breathe: Callable[[], None] = lambda: None) -> bool:
    """Erases a person whose destruction was decided, for so many seconds at most; whether nothing is left. Steps become
    as large as fits into their time; `breathe` is called between them and may raise."""
    place, room, began = 0, store.FEW, time.monotonic()
    while place is not None:
        breathe()
        place, worked = db.write(store.erase, inventory, member_id, place, room)
        if seconds is not None and time.monotonic() - began > seconds:
            return place is None
        room = max(20, min(erasing.MOST, int(room * min(2.0, STEP / max(worked, 0.001)))))
        if place is not None:
            time.sleep(worked * (1 - SHARE) / SHARE)
    return True


def unfinished(work: Work) -> int:
    """Goes on with every destruction that was decided and not finished; returns how many there were."""
    inventory = Inventory(work.state.site.tables)
    entries = destructions.unfinished(work.db)
    for entry in entries:
        carry_out(work.db, inventory, entry.member_id, breathe=work.breathe)
    return len(entries)


def emptied(work: Work) -> bool:
    """Empties the log of the database; where readers hold it, again a few times, because all the rest would be done again."""
    for _try in range(TRIES):
        if work.db.connection.checkpoint():
            return True
        work.breathe()
        time.sleep(BETWEEN)
    return False


def purge(work: Work) -> bool:
    """After destructions: erases what requests that were on their way wrote meanwhile, removes the files that are left,
    merges the index and empties the log, so that no deleted word is in any file. False when a reader still held the log or
    files are left that may be somebody's; the next run tries again."""
    entries = destructions.unpurged(work.db)
    if not entries:
        return True
    data, inventory = Path(work.settings.data), Inventory(work.state.site.tables)
    for entry in entries:
        carry_out(work.db, inventory, entry.member_id)
    journal.complete(data, destructions.numbers(work.db))
    withheld.settle(work.db, data)
    index.purge(work.db, work.breathe)
    if not (strays.removed(work) and emptied(work)):
        return False
    work.db.write(destructions.purged, [entry.id for entry in entries])
    return work.db.connection.checkpoint()
