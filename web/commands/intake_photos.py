"""Photos of an import: processed like anybody's, added once, and taken away when the feed names them no more."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from web.core.db import Door
from web.core.sqlite import Row
from web.listings.store import pictures, shelf
from web.media import store as media
from web.media.names import new_name
from web.media.outcome import Refused
from web.media.worker import Worker

MARK = "import:"  # begins the upload key of a photo that came with an import


class Photographer:
    """Adds photos to listings; `folder` is the site's folder of photos."""

    def __init__(self, db: Door, worker: Worker, folder: Path, books: shelf.Books):
        self._db, self._worker, self._folder, self._books = db, worker, folder, books

    def bring(self, row: Row, files: Sequence[Path], whole: bool) -> tuple[int, list[str]]:
        """Makes the imported photos of a listing those files; what is there already stays. Only when the feed's
        photos were found as a whole are others taken away. Returns how many changed, and why some were refused."""
        keys = {f"{MARK}{row.id}:{digest(file)}": file for file in files}
        there = {photo.upload_key: photo for photo in media.of(self._db, pictures.SUBJECT, row.id)}
        stale = [photo for key, photo in there.items() if whole and key.startswith(MARK) and key not in keys]
        for photo in stale:
            self._db.write(pictures.remove, row.member_id, photo.id, self._books)
        refused, added = [], 0
        for key, file in keys.items():
            if key not in there:
                reason = self._add(row, file, key)
                refused += [f"{file.name}: {reason}"] if reason else []
                added += not reason
        return added + len(stale), refused

    def _add(self, row: Row, file: Path, key: str) -> str:
        """Adds one photo, or says why not."""
        name = new_name()
        try:
            picture = self._worker.process(file.read_bytes(), self._folder, name)
        except Refused as error:
            return error.said
        try:
            self._db.write(pictures.attach, row.member_id, row.id, picture, key, self._books)
        except pictures.TooManyPhotos:
            media.files.remove(self._folder, name)
            return "the listing has as many photos as it may have"
        return ""


def digest(file: Path) -> str:
    """What tells the content of a photo from others'."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()[:32]
