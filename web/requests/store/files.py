"""Documents added to a request: rows, and files under data/attachments that vanish with the decision."""

import hashlib
import os
import secrets
from pathlib import Path

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.i18n import N_
from web.core.refusal import NotFound, Refusal
from web.core.sqlite import Row
from web.requests.kinds import OPEN
from web.requests.rules import Impossible

FOLDER = "attachments"
MOST, LARGEST = 5, 5 * 1024 * 1024  # files of a request, bytes of a file
LONGEST_TITLE = 100
STARTS = ((b"%PDF-", "pdf"), (b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"))
TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


class Unfit(Refusal):
    """The document cannot be taken; the message says why."""

    status = 422
    message = N_("Only photos (JPEG, PNG, WebP) and PDF files fit here.")


TOO_LARGE = N_("The file is larger than 5 MB.")
TOO_MANY = N_("A request takes at most 5 files.")


def kind_of(content: bytes) -> str:
    """What a file is by its first bytes, whatever its name says. Raises Unfit."""
    if len(content) > LARGEST:
        raise Unfit(TOO_LARGE)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    for start, kind in STARTS:
        if content.startswith(start):
            return kind
    raise Unfit()


def path(name: str) -> str:
    """Where the file of that name lies within the data folder."""
    return f"{FOLDER}/{name[:2]}/{name}"


def write(folder: Path, content: bytes) -> str:
    """Puts a file under a random name on the disk for good and returns the name."""
    name = secrets.token_hex(16)
    place = folder / path(name)
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return name


def remove(folder: Path, names: list[str]) -> None:
    """Deletes files; missing ones are fine."""
    for name in names:
        (folder / path(name)).unlink(missing_ok=True)


def of(db: Reader, request_id: int) -> list[Row]:
    """The documents of a request, oldest first."""
    return db.all("select * from request_file where request_id = :id order by id", id=request_id)


def one(db: Reader, request_id: int, number: int) -> Row:
    """One document of that request. Raises NotFound."""
    row = db.one("select * from request_file where id = :id and request_id = :request", id=number, request=request_id)
    if row is None:
        raise NotFound()
    return row


def digest(content: bytes) -> str:
    """What tells that the same file is sent twice."""
    return hashlib.sha256(content).hexdigest()


def add(tx: Transaction, member_id: int, request_id: int, name: str, title: str, kind: str, size: int, mark: str) -> bool:
    """Adds a file that lies on the disk already to one's own open request; False if the same file (`mark`, see `digest`)
    is there already. Raises NotFound, Impossible, Unfit."""
    request = tx.one("select state from request where id = :id and member_id = :member", id=request_id, member=member_id)
    if request is None:
        raise NotFound()
    if request.state not in OPEN:
        raise Impossible()
    present = of(tx, request_id)
    if any(row.digest == mark for row in present):
        return False
    if len(present) >= MOST:
        raise Unfit(TOO_MANY)
    tx.insert("request_file", id=tx.new_id(), request_id=request_id, name=name, title=title[:LONGEST_TITLE], kind=kind,
              bytes=size, digest=mark, at=clock.now())
    return True


def drop(tx: Transaction, request_id: int) -> None:
    """Deletes the documents of a request that was decided, rows and files."""
    names = [row.name for row in of(tx, request_id)]
    if names:
        tx.run("delete from request_file where request_id = :id", id=request_id)
        tx.after(lambda: remove(tx.folder, names))


def strays(db: Reader, folder: Path) -> list[Path]:
    """Files without a row, such as one whose upload was interrupted."""
    known = {row.name for row in db.all("select name from request_file")}
    return [file for file in (folder / FOLDER).glob("*/*") if file.name not in known]
