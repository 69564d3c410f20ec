"""A storm of publishing while browsers listen on bad lines: what each of them heard, cut again and again."""

import http.client
import json
import random
import socket
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from web.catalog.store import catalog
from web.core.db import Database, Door, Transaction
from web.core.writer import Writer
from web.listings.store import drafts, publishing, rows, shelf
from web.places.store import country

AT_ONCE, SELLERS = 8, 20  # publishers in one process, so that it commits in groups; members in whose name
CATEGORY, TOWN = "furniture", "almaty"
PATH = f"/live/c/home/{CATEGORY}/{TOWN}"
MOST_LINES = 300  # of an answer before the connection is cut; a card has seven
QUIET, AGAIN = 5.0, 0.2  # seconds without a byte; after a refusal


@dataclass(frozen=True)
class Storm:
    """So many listings with that word in the title, published in the site of that folder as fast as it can."""

    folder: Path
    name: str
    count: int


def publish(storm: Storm) -> list[int]:
    """Publishes in this process; the seqs given."""
    database = Database(storm.folder / "soq.db", Writer)
    try:
        door = database.new_door()
        known, columns, sellers = shelf.books(door), _columns(door), _sellers(door)

        def one(number: int) -> int:
            row = {**columns, "title_ru": f"{storm.name} {number}"}
            return door.write(_publish, sellers[number % len(sellers)], row, known)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return list(pool.map(one, range(storm.count)))
    finally:
        database.close()


def _columns(door: Door) -> dict:
    town = country(door).town_by_slug(TOWN)
    return {"title_kk": "", "text_ru": "", "text_kk": "", "price_mode": "fixed", "price": 1_000, "attributes": json.dumps({}),
            "category_id": catalog(door).by_slug(CATEGORY).id, "town_id": town.id, "region_id": town.region_id}


def _sellers(door: Door) -> list[int]:
    return [row.id for row in door.all("select id from member where blocked_at is null order by id limit :most", most=SELLERS)]


def _publish(tx: Transaction, member_id: int, columns: dict, known: shelf.Books) -> int:
    number = drafts.begin(tx, member_id, columns)
    return publishing.publish(tx, member_id, rows.one(tx, number), known, most=10**9).seq


@dataclass(frozen=True)
class Listeners:
    """Browsers that listen on bad lines, from that mark until they heard so many or that many seconds are over."""

    port: int
    since: int
    enough: int
    count: int
    seconds: float


@dataclass
class Heard:
    """What one of them heard: marks in the order of their coming, events with other names, and how often it was cut, and the mark
    to come again with."""

    marks: list[int] = field(default_factory=list)
    other: Counter[str] = field(default_factory=Counter)
    cuts: int = 0
    last: str = ""

    def amiss(self, published: Sequence[int]) -> int:
        """How many listings were lost or came twice or in another order; `published` are all, in their order."""
        wrong = (Counter(published) - Counter(self.marks)) + (Counter(self.marks) - Counter(published))
        return wrong.total() + self.other.total() + (not wrong and self.marks != list(published))


def listen(job: Listeners) -> list[Heard]:
    """Listens in this process, each in a thread of its own."""
    until = time.monotonic() + job.seconds
    with ThreadPoolExecutor(job.count) as pool:
        return list(pool.map(lambda seed: _listen(job, random.Random(seed), until), range(job.count)))


def _listen(job: Listeners, chance: random.Random, until: float) -> Heard:
    heard = Heard(last=str(job.since))
    while len(heard.marks) < job.enough and time.monotonic() < until:
        with suppress(OSError, http.client.HTTPException):  # a line that was cut; what it lost must come over the next one
            _connected(job, heard, chance.randint(1, MOST_LINES))
        heard.cuts += 1
    return heard


def _connected(job: Listeners, heard: Heard, lines: int) -> None:
    """One connection, cut after so many lines, perhaps in the middle of an event: that one counts only when it is whole."""
    line = http.client.HTTPConnection("127.0.0.1", job.port, timeout=QUIET)
    try:
        line.request("GET", f"{PATH}?since={job.since}", headers={"last-event-id": heard.last})
        answer, event = line.getresponse(), {}
        if answer.status != 200:
            time.sleep(AGAIN)
            return
        for _line in range(lines):
            text = answer.readline()
            if not text.endswith(b"\n") or len(heard.marks) >= job.enough:
                return
            event = _taken(text.decode().rstrip("\n"), event, heard)
        line.sock.shutdown(socket.SHUT_RDWR)
    finally:
        line.close()


def _taken(text: str, event: dict[str, str], heard: Heard) -> dict[str, str]:
    """The event after one line more: a field of it, or the empty one after which it is whole."""
    if text:
        name, _, value = text.partition(": ")
        return {**event, name: value}
    heard.last = event.get("id", heard.last)
    if "event" in event:
        heard.other[event["event"]] += 1
    elif "data" in event:
        heard.marks.append(int(event["id"]))
    return {}
