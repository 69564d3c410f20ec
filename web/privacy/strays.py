"""Files that no row names: what a crash left between a commit and its work on files, or the other way round."""

import time
from collections.abc import Iterator
from pathlib import Path

from web.core.held import Place
from web.core.jobs import Work
from web.destructions import backups

YOUNG = 60.0  # seconds since it was written; somebody may be about to write the row of a younger one


def removed(work: Work) -> bool:
    """Deletes them wherever the inventory says how they are found, and what interrupted backups left. False while there may be
    more: a file that is too young, or a backup that is being made."""
    data, whole = Path(work.settings.data), True
    for path in _found(work, data):
        if is_old(path):
            path.unlink(missing_ok=True)
        else:
            whole = False
    return backups.tidied(data) and whole


def is_old(path: Path) -> bool:
    """Whether nobody can be writing it any more; one that is gone counts as old."""
    try:
        return time.time() - path.stat().st_mtime >= YOUNG
    except FileNotFoundError:
        return True


def _found(work: Work, data: Path) -> Iterator[Path]:
    for place in work.state.site.joined("held"):
        if isinstance(place, Place) and place.strays is not None:
            yield from place.strays(work.db, data)
