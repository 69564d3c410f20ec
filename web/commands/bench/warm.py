"""Keeps the site's database file in memory while something is measured.

The goals speak of a warm file cache, and some virtual machines take the cache away within a minute, however much memory is free.
"""

import ctypes
import mmap
from pathlib import Path

_held: list[mmap.mmap] = []


def hold(path: Path) -> int:
    """Locks the pages that the file has now into memory for as long as this process lives. Returns their bytes, or 0 where the
    system does not allow it (`ulimit -l`)."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        mapped = mmap.mmap(file.fileno(), size)
    if ctypes.CDLL(None, use_errno=True).mlock(ctypes.c_void_p(ctypes.addressof(ctypes.c_char.from_buffer(mapped))), ctypes.c_size_t(size)):
        return 0
    _held.append(mapped)
    return size
