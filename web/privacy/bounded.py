"""A file that came from a stranger, of which a ZIP's list of files is read only when it is short enough.

`zipfile` reads the whole list and makes an object of some six hundred bytes of each entry before anybody can ask how many there
are; a file of 30 MB can name half a million. Whatever it takes for that list passes through `read` here and is counted first.
"""

import os
from typing import IO

ENTRY = b"PK\1\2"  # how each entry of the list begins
LARGEST = 160 * 2**20  # bytes read at once: more than the largest file that is taken out of an export


class TooMany(ValueError):
    """There are more files in it than are taken."""


class Bounded:
    """What `zipfile` needs of a file, with at most so many entries read at once. Raises TooMany."""

    def __init__(self, file: IO[bytes], most: int):
        self._file, self._most = file, most
        self.seek, self.tell = file.seek, file.tell

    @property
    def size(self) -> int:
        """Bytes of the whole file; the place in it stays."""
        here = self.tell()
        whole = self.seek(0, os.SEEK_END)
        self.seek(here)
        return whole

    def seekable(self) -> bool:
        return True

    def read(self, count: int = -1) -> bytes:
        """So many bytes, or the rest."""
        wanted = self.size - self.tell() if count is None or count < 0 else count
        if wanted > LARGEST:
            raise TooMany
        content = self._file.read(wanted)
        if content.count(ENTRY) > self._most:
            raise TooMany
        return content
