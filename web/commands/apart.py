"""Makes one large archive in a process of its own, as a server asks for it: `python -m web.commands.apart NUMBER`."""

import logging
import os
import sys
import threading
from pathlib import Path

from web.app import SITE
from web.archives import store
from web.commands import logs
from web.commands.options import read
from web.core.db import Database
from web.core.pools import PATIENT
from web.core.settings import Settings
from web.core.writer import Writer
from web.privacy import making
from web.privacy.breath import Breath
from web.privacy.rows import Inventory

COMMAND = (sys.executable, "-m", "web.commands.apart")
log = logging.getLogger(__name__)


def make(settings: Settings, number: int) -> None:
    """Makes the archive of that number, which the server has taken; readers go first wherever processors are scarce."""
    database = Database(Path(settings.data) / "soq.db", Writer)
    try:
        row = store.one(database.door(), number)
        if row is not None:
            making.make(database, Inventory(SITE.tables), settings, row, breath=Breath(0))
    finally:
        database.close()


def begin() -> None:
    """Lets everybody else go first, and ends this process when the one that started it is gone or wants no more of it."""
    os.nice(PATIENT)
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()


def _end_with_parent() -> None:
    while os.read(0, 1):  # whatever comes; sys.stdin would be locked while this process ends
        pass
    os._exit(1)


def main(number: int) -> int:
    """The exit code: 0 when the archive was made or is not wanted any more."""
    settings = read()
    logs.configure(settings.log_level)
    try:
        make(settings, number)
    except Exception as error:
        log.error("an export could not be made", exc_info=error)
        raise SystemExit(1) from error
    return 0


if __name__ == "__main__":
    begin()
    sys.exit(main(int(sys.argv[1])))
