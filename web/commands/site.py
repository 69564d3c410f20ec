"""Opens the site's database for a word, and turns what can go wrong with it into one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from web.accounts.store import members
from web.app import SITE, NotDeclared, open_database, secret_of
from web.commands import logs
from web.commands.saying import Stopped
from web.core import i18n, sqlite
from web.core.db import Database, Door
from web.core.jobs import Work
from web.core.migrate import Newer
from web.core.settings import Settings
from web.core.sqlite import Row
from web.core.tokens import Keys


@dataclass(frozen=True)
class House:
    """One site as a word sees it; `db` has no deadline."""

    settings: Settings
    database: Database
    db: Door
    keys: Keys

    @property
    def data(self) -> Path:
        """The data folder."""
        return Path(self.settings.data)

    @property
    def work(self) -> Work:
        """What a periodic job is given."""
        return Work(self.db, self.settings, SimpleNamespace(site=SITE, database=self.database, keys=self.keys))

    def member(self, email: str) -> Row:
        """The member with that address. Raises Stopped when there is none."""
        row = members.by_email(self.db, self.keys.lookup(email))
        if row is None:
            raise Stopped(f"Nobody here has the address {email}.")
        return row


@contextmanager
def plainly(settings: Settings) -> Iterator[None]:
    """Turns what a database or a data folder can refuse into Stopped."""
    try:
        yield
    except (Newer, NotDeclared, sqlite.TooOld) as error:
        raise Stopped(str(error)) from error
    except sqlite.Error as error:
        raise Stopped(f"The database {Path(settings.data) / 'soq.db'} cannot be used: {error}.") from error


@contextmanager
def opened(settings: Settings) -> Iterator[House]:
    """The site with its database migrated and checked, for as long as the word works with it. Raises Stopped."""
    logs.configure(settings.log_level)
    i18n.use("en")
    with plainly(settings):
        database = open_database(settings)
        try:
            yield House(settings, database, database.new_door(), Keys(secret_of(settings)))
        finally:
            database.close()
