"""Puts the files of photos where they belong, as the errands say, and repairs what a crash left between."""

import time
from pathlib import Path

from web.core.db import Door
from web.core.jobs import Work
from web.core.sqlite import Row
from web.listings.store import withholding
from web.media import errands, files

AT_ONCE = 200  # errands, or photos of one, read at a time
NEVER = float("inf")


def work_off(work: Work) -> int:
    """Does what waits; returns how many errands there were."""
    return settle(work.db, Path(work.settings.data))


def look_through(work: Work) -> int:
    """Looks at the files of every photo, because a disk can lose what errands did; returns how many lay wrongly."""
    return repair(work.db, Path(work.settings.data))


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


def repair(db: Door, data: Path) -> int:
    """Looks at every photo and puts those files right that lie where they do not belong, as after a restore; returns how
    many photos."""
    count = last = 0
    while rows := withholding.every(db, last, AT_ONCE):
        wrong = [row for row in rows if withholding.misplaced(data, row)]
        for row in wrong:
            files.put(data / "photos", row.name, withholding.is_shown(row))
        count, last = count + len(wrong), rows[-1].id
    return count


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
