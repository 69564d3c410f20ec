"""Puts the files of photos where they belong, as the errands say, and repairs what a crash left between."""

import time
from pathlib import Path

from web.core.db import Door
from web.core.jobs import Work
from web.core.sqlite import Row
from web.listings.store import withholding
from web.media import errands, files

AT_ONCE = 200  # errands, or photos of one, read at a time
A_RUN = 10_000  # photos that one run of the job looks at
NEVER = float("inf")


def work_off(work: Work) -> int:
    """Does what waits; returns how many errands there were."""
    return settle(work.db, Path(work.settings.data))


def look_through(work: Work) -> int:
    """Looks at the files of the next few thousand photos, because a disk can lose what errands did; after the last it
    begins anew. Returns how many lay wrongly."""
    last = withholding.mark(work.db)
    count, last = repair(work.db, Path(work.settings.data), last, A_RUN)
    work.db.write(withholding.set_mark, last)
    return count


def settle(db: Door, data: Path, seconds: float = NEVER) -> int:
    """Does every errand, oldest first, or those that so many seconds allow; an errand is forgotten when its work would
    survive a crash. Returns how many were done."""
    count, folder, until = 0, data / "photos", time.monotonic() + seconds
    while time.monotonic() < until and (found := errands.waiting(db, AT_ONCE)):
        done, names = [], set()
        for errand in found:
            whole = _carry_out(db, folder, errand, names, until)
            if not whole:
                break
            done.append(errand)
        files.settle(folder, names)
        db.write(errands.done, done)
        count += len(done)
    return count


def repair(db: Door, data: Path, last: int = 0, most: float = NEVER) -> tuple[int, int]:
    """Looks at photos, all as after a restore or so many after the key `last`, and puts those files right that lie where
    they do not belong; returns how many, and the key to go on from, 0 after the last photo."""
    count = seen = 0
    while seen < most:
        rows, onward = withholding.every(db, last, AT_ONCE)
        if onward is None:
            return count, 0
        wrong = [row for row in rows if withholding.misplaced(data, row)]
        for row in wrong:
            files.put(data / "photos", row.name, withholding.is_shown(row))
        count, last, seen = count + len(wrong), onward, seen + AT_ONCE
    return count, last


def _carry_out(db: Door, folder: Path, errand: Row, names: set[str], until: float) -> bool:
    """Moves or removes what the errand names and adds the photos to `names`; False when the time was over before."""
    if errand.subject == errands.FILE:
        files.remove_everywhere(folder, errand.name)
        names.add(errand.name)
        return True
    last = 0
    while rows := withholding.of(db, errand.subject, errand.subject_id, last, AT_ONCE):
        for row in rows:
            files.put(folder, row.name, withholding.is_shown(row))
            names.add(row.name)
        last = rows[-1].id
        if time.monotonic() > until:
            return False
    return True
