"""Removes files of archives that no row names: what a crash may leave behind."""

from pathlib import Path

from web.archives.held import strays
from web.core.jobs import Work


def sweep(work: Work) -> int:
    """Deletes stray files and returns how many."""
    found = strays(work.db, Path(work.settings.data))
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)
