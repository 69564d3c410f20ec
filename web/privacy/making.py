"""Makes archives: small ones while the person waits, large ones by a job, with progress written down each second."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from web.accounts.store import members
from web.archives import files, letters, store
from web.core import i18n
from web.core.db import Database, Transaction
from web.core.jobs import Stopped, Work
from web.core.settings import Settings
from web.core.sqlite import Row
from web.mail import store as mail
from web.operator.store import operator
from web.privacy import apart, export
from web.privacy.breath import Breath
from web.privacy.rows import Inventory

SMALL = 2_000  # rows that are made while the person waits
TOLD_EVERY = 1.0  # seconds


class Unwanted(RuntimeError):
    """The archive was deleted while it was being made."""


def make_next(work: Work) -> int | None:
    """Makes one archive that waits and returns its number; one at a time, so that other jobs have their turn."""
    for number in store.waiting(work.db):
        row = work.db.write(store.take, number)
        if row is not None:
            _make(work, row)
            work.db.write(_tell, work.settings, number)
            return number
    return None


def _make(work: Work, row: Row) -> None:
    """Makes it in a process of its own where the server has a command for that, and in this one elsewhere."""
    command = getattr(work.state, "apart", None)
    if command is None:
        make(work.db.database, Inventory(work.state.site.tables), work.settings, row, work.breathe)
        return
    with _tidied(work.db.database, Path(work.settings.data), row):
        try:
            apart.run([*command, str(row.id)], work.breathe)
        except apart.Failed:
            files.check_room(Path(work.settings.data))  # a full disk is told as such
            raise


def make(database: Database, inventory: Inventory, settings: Settings, row: Row,
         breathe: Callable[[], None] = lambda: None, breath: Breath | None = None) -> None:
    """Makes the archive that the caller has taken, on a connection of its own; nothing is left where it is not wanted
    any more. `breathe` is called for each row and may raise. What fails is put back for another try, and raised."""
    data = Path(settings.data)
    with _tidied(database, data, row), database.lent() as db, i18n.speaking(row.language):
        _write(db, inventory, data, row, _Told(db, row.id, data, breathe), breath or Breath())


@contextmanager
def _tidied(database: Database, data: Path, row: Row) -> Iterator[None]:
    """Whatever comes between, no half file is left, and the row says what is so."""
    try:
        yield
    except Unwanted:
        files.remove(data, row.name)
    except BaseException as error:
        files.remove(data, row.name)
        database.door().write(store.put_back if isinstance(error, Stopped) else store.failed, row.id)
        raise


def _write(db: Any, inventory: Inventory, data: Path, row: Row, told: "_Told", breath: Breath) -> None:
    files.check_room(data)
    with files.begin(data, row.name) as target:
        export.write(target, db, inventory, row.member_id, operator(db), data, told.at, breath)
        target.flush()
        os.fsync(target.fileno())
    if db.write(store.ready, row.id, told.done) is None:
        raise Unwanted()


class _Told:
    """Writes progress down once a second."""

    def __init__(self, db: Any, number: int, folder: Path, breathe: Callable[[], None]):
        self._folder, self._breathe = folder, breathe
        self._db, self._number, self._last, self.done = db, number, time.monotonic(), 0

    def at(self, done: int, total: int) -> None:
        """So many rows of so many are in. Raises Unwanted, NoRoom and what `breathe` raises."""
        self.done = done
        self._breathe()
        if time.monotonic() - self._last >= TOLD_EVERY:
            self._last = time.monotonic()
            files.check_room(self._folder)
            if not self._db.write(store.progress, self._number, done, total):
                raise Unwanted()


def _tell(tx: Transaction, settings: Settings, number: int) -> None:
    """Mails the member that the archive is ready."""
    row = store.one(tx, number)
    member = members.by_id(tx, row.member_id) if row and row.state == "ready" else None
    if member is not None:
        subject, body = letters.ready(settings, member.language, row.expires_at)
        mail.put(tx, member.email, subject, body, "export ready", member.id)
