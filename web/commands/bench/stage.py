"""What every measurement needs: a copy of the filled site, its servers, a loader, and drafts to publish."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from web.commands.bench import load, processes, publishing, warm
from web.commands.bench.addresses import Addresses, addresses
from web.commands.bench.aside import Aside
from web.commands.bench.publishing import Draft, Publish
from web.commands.bench.servers import Server
from web.commands.saying import Stopped
from web.core import migrate
from web.core.db import Database, Door
from web.core.writer import Writer

PHOTOS, COPIED = "photos", ("soq.db", "secret.key")


@dataclass(frozen=True)
class Plan:
    """How much is measured: rounds of so many seconds, at so many listings, with so many drafts to publish."""

    listings: int
    rounds: int
    seconds: float
    drafts: int


class Stage:
    """One run. With two processors or more, the server that is measured has one and everything else another."""

    def __init__(self, folder: Path, plan: Plan, database: Database, exits: ExitStack):
        self.folder, self.plan, self.database, self._exits = folder, plan, database, exits
        self.db: Door = database.new_door()
        self.addresses: Addresses = addresses(self.db)
        self._drafts = publishing.waiting(self.db)
        self._servers: dict[str, Server] = {}
        found = processes.cores()
        self.core, self.other = (found[0], found[-1]) if len(found) > 1 else (None, None)
        self.loader, self.crowd = self._aside(load.run), self._aside(load.run)
        self.publisher = self._aside(publishing.run)
        self.held = self._aside(warm.hold).run(folder / "soq.db")  # bytes

    def _aside(self, work) -> Aside:
        made = Aside(work, self.other)
        self._exits.callback(made.close)
        return made

    def say(self, what: str) -> None:
        """Tells how far the run is."""
        click.echo(what, err=True)

    @property
    def plain(self) -> Server:
        """The floor: one bare answer."""
        return self._server("plain", "plain", core=self.core)

    @property
    def kept(self) -> Server:
        """The site on one processor."""
        return self._server("kept", "create", core=self.core)

    @property
    def timed(self) -> Server:
        """The same, which takes the time of its answers itself."""
        return self._server("timed", "timed", core=self.core)

    @property
    def cold(self) -> Server:
        """The site on one processor, each page made anew."""
        return self._server("cold", "create", core=self.core, cache_mb="0")

    @property
    def whole(self) -> Server:
        """The site with two processes on whatever processors there are."""
        return self._server("whole", "create", workers=2)

    def _server(self, name: str, target: str, **more) -> Server:
        if name not in self._servers:
            self._servers[name] = Server(self.folder, target, **more)
            self._exits.callback(self._servers[name].close)
        return self._servers[name]

    def drafts(self, count: int) -> list[Draft]:
        """So many drafts that were not handed out before. Raises Stopped when too few are left."""
        if count > len(self._drafts):
            raise Stopped("The filled site has too few drafts left for this measurement.")
        taken, self._drafts = self._drafts[:count], self._drafts[count:]
        return taken

    def begin_publishing(self, rate: float, seconds: float) -> None:
        """Publishes beside what comes next; `publisher.end()` waits for the last one."""
        self.publisher.begin(Publish(self.folder, self.drafts(int(rate * seconds)), rate))


@contextmanager
def opened(filled: Path, plan: Plan, folder: Path) -> Iterator[Stage]:
    """A stage on a copy of the filled site, so that one run does not change what the next one measures."""
    folder.mkdir()
    with ExitStack() as exits:
        exits.callback(shutil.rmtree, folder)
        for name in COPIED:
            shutil.copy2(filled / name, folder / name)
        (folder / PHOTOS).symlink_to(filled.resolve() / PHOTOS)
        migrate.migrate(folder / "soq.db")  # the filled site may be of an older version
        database = Database(folder / "soq.db", Writer)
        exits.callback(database.close)
        yield Stage(folder, plan, database, exits)
