"""What lies inside a backup: a compressed tar of database, keys and photos, and at its end a digest of it all."""

import hashlib
import json
import os
import re
import tarfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from isal import igzip

from web.app import SITE
from web.commands.sealing import NotOpened
from web.core import clock
from web.core.held import Place

FOLDERS = tuple(entry.path for entry in SITE.joined("held") if isinstance(entry, Place) and entry.path and not entry.remade)
SAFE = re.compile(rf"soq\.db|secret\.key|backup\.pub|({'|'.join(FOLDERS)})/([a-z0-9]{{2}}/)?[A-Za-z0-9][A-Za-z0-9_-]*(\.[a-z0-9]+)*")
MANIFEST = "manifest.json"
BLOCK = 1 << 20


@dataclass(frozen=True)
class Contents:
    """What a backup says about itself: when it was made (seconds UTC), its number of files, their digest, and how long the
    chain of the journals was then with its newest hash, by which a restored chain can be compared."""

    made_at: int
    files: int
    digest: str
    links: int = 0
    head: str = ""


class _Digest:
    """One digest over the names and contents of all files, in their order."""

    def __init__(self) -> None:
        self._all, self.files = hashlib.sha256(), 0

    def add(self, name: str, content: bytes) -> None:
        self._all.update(name.encode() + b"\0" + content)
        self.files += 1

    def contents(self, links: int = 0, head: str = "") -> Contents:
        return Contents(clock.now(), self.files, self._all.hexdigest(), links, head)


class _Hashed:
    """A file whose bytes are hashed on their way."""

    def __init__(self, file: BinaryIO):
        self._file, self._hash = file, hashlib.sha256()

    def read(self, size: int) -> bytes:
        data = self._file.read(size)
        self._hash.update(data)
        return data

    def write(self, data: bytes) -> None:
        self._hash.update(data)
        self._file.write(data)

    def digest(self) -> bytes:
        return self._hash.digest()


def pack(target, files: Iterable[tuple[str, Path]], tell: Callable[[int], None], links: int = 0, head: str = "") -> Contents:
    """Writes the files into `target` (anything with `write`); one that vanishes meanwhile, such as a deleted photo, is
    left out; a hard link is stored once. `links` and `head` are of the chain of the journals in the database packed."""
    digest = _Digest()
    with igzip.IGzipFile(fileobj=target, mode="wb", compresslevel=1, mtime=0) as small:
        with tarfile.open(fileobj=small, mode="w|") as tar:
            for name, path in files:
                if path.exists():
                    digest.add(name, _put(tar, name, path))
                    tell(digest.files)
                tar.members.clear()
            contents = digest.contents(links, head)
            _put_text(tar, MANIFEST, json.dumps(vars(contents)))
    return contents


def _put(tar: tarfile.TarFile, name: str, path: Path) -> bytes:
    with path.open("rb") as file:
        info = tar.gettarinfo(name, name, file)
        info.uid = info.gid = 0
        info.uname = info.gname = ""
        hashed = _Hashed(file)
        tar.addfile(info, hashed if info.isreg() else None)
    return info.linkname.encode() if info.islnk() else hashed.digest()


def _put_text(tar: tarfile.TarFile, name: str, text: str) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(text.encode())
    tar.addfile(info, BytesIO(text.encode()))


def unpack(source, folder: Path) -> Contents:
    """Writes the files of a backup under `folder`, each readable for its owner only, and proves them by the digest.
    Raises NotOpened for anything that a backup of ours does not hold."""
    digest, told = _Digest(), None
    try:
        with igzip.IGzipFile(fileobj=source, mode="rb") as large, tarfile.open(fileobj=large, mode="r|") as tar:
            for info in tar:
                if info.name == MANIFEST:
                    told = Contents(**json.loads(tar.extractfile(info).read()))
                else:
                    digest.add(info.name, _take(tar, info, folder))
                tar.members.clear()
    except (tarfile.TarError, EOFError, ValueError, TypeError, igzip.BadGzipFile) as error:
        raise NotOpened(str(error) if isinstance(error, NotOpened) else "The backup is damaged inside.") from error
    found = digest.contents()
    if told is None or (told.files, told.digest) != (found.files, found.digest):
        raise NotOpened("The backup does not hold what it held when it was made.")
    return told


def _take(tar: tarfile.TarFile, info: tarfile.TarInfo, folder: Path) -> bytes:
    if not SAFE.fullmatch(info.name) or not (info.isreg() or (info.islnk() and SAFE.fullmatch(info.linkname))):
        raise NotOpened(f"The backup holds something that does not belong there: {info.name!r}.")
    path = folder / info.name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if info.islnk():
        os.link(folder / info.linkname, path)
        return info.linkname.encode()
    source = tar.extractfile(info)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        hashed = _Hashed(file)
        while block := source.read(BLOCK):
            hashed.write(block)
    return hashed.digest()
