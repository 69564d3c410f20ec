"""The ZIP of an export, written from its beginning to its end without holding it in memory."""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from web.privacy.breath import Breath

BLOCK = 128 * 1024


class Bundle:
    """Files go in one after another, each with its size and SHA-256 for the manifest."""

    def __init__(self, target: IO[bytes], breath: Breath):
        self._zip = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=4)
        self._breath = breath
        self.files: list[dict] = []

    def put(self, name: str, pieces: Iterable[bytes], packed: bool = True) -> None:
        """One file out of pieces; pictures are not packed again."""
        info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        info.external_attr = 0o600 << 16
        digest, size = hashlib.sha256(), 0
        with self._zip.open(info, "w", force_zip64=True) as target:
            for piece in self._breath.between(pieces):
                target.write(piece)
                digest.update(piece)
                size += len(piece)
        self.files.append({"name": name, "size": size, "sha256": digest.hexdigest()})

    def put_file(self, name: str, path: Path) -> bool:
        """One file of the disk as it is; False when it is missing."""
        if not path.is_file():
            return False
        with path.open("rb") as file:
            self.put(name, blocks(file), packed=False)
        return True

    def end(self, about: dict) -> None:
        """The manifest: what the export says about itself, and every file in it."""
        self._zip.writestr("manifest.json", json.dumps({**about, "files": self.files}, ensure_ascii=False, indent=1))

    def close(self) -> None:
        """Ends the ZIP, whole or not."""
        self._zip.close()


def blocks(file: IO[bytes]) -> Iterator[bytes]:
    """A file block by block, from where it stands."""
    while block := file.read(BLOCK):
        yield block
