"""Removes files of archives that no row names: what a crash may leave behind."""

from pathlib import Path

from web.archives import files, store
from web.core.jobs import Work


def sweep(work: Work) -> int:
    """Deletes stray files and returns how many."""
    data = Path(work.settings.data)
    found = store.strays(work.db, files.names(data))
    for name in found:
        files.remove(data, name)
    return len(found)
