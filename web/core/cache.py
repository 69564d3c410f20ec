"""Ready pages in memory: kept until a topic they depend on moves, never for somebody who is signed in."""

import hashlib
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from email.utils import formatdate, parsedate_to_datetime
from pathlib import Path

import brotli
from isal import igzip

from web.core import sqlite

MOST_TOPICS = 50_000  # moved topics remembered; beyond that every kept page is made anew once
GLANCE = 0.0002  # seconds
SHORT_LIFE = 1.0  # seconds; what replaces a page that lived no longer is compressed in a hurry
GONE = "gone"  # the topic that moves when somebody is destroyed: no page from before may stay even in memory
THOROUGH, HASTY = 5, 2  # qualities of brotli: 0.7 ms and 0.2 ms for a page of 40 kB, 15 % larger


@dataclass
class Kept:
    """One ready page: its headers, its compressed bytes, its topics and the topic clock when it was begun. `modified` is the
    first whole second after it was made, for those that readers ask for by date; 0 for others."""

    headers: list[tuple[bytes, bytes]]
    etag: bytes
    bodies: dict[str, bytes]
    topics: frozenset[str]
    stamp: int
    checked: int
    rebuilding: bool = False
    modified: int = 0
    made: float = field(default_factory=time.monotonic)
    size: int = field(init=False)
    starts: dict[str, dict] = field(init=False)
    unchanged: dict = field(init=False)

    def __post_init__(self) -> None:
        self.size = sum(len(body) for body in self.bodies.values()) + 3_000
        self.starts = {encoding: self._start(encoding, len(body)) for encoding, body in self.bodies.items()}
        self.unchanged = {"type": "http.response.start", "status": 304, "headers": self.headers[:3]}

    def _start(self, encoding: str, length: int) -> dict:
        """The first message of an answer in that encoding, made once."""
        encoded = [(b"content-encoding", encoding.encode())] if encoding else []
        headers = [*self.headers, *encoded, (b"content-length", str(length).encode())]
        return {"type": "http.response.start", "status": 200, "headers": headers}

    def answer(self, encoding: str) -> tuple[dict, bytes]:
        """First message and body in that encoding; the few who take none are unpacked for."""
        body = self.bodies.get(encoding)
        if body is None:
            body = igzip.decompress(self.bodies["gzip"])
            return self._dated(self._start("", len(body))), body
        return self._dated(self.starts[encoding]), body

    def _dated(self, start: dict) -> dict:
        """The same with the moment of the last change. A page may change twice in a second: until the second is over, an
        earlier moment is named than the one that counts, so that nobody who has the first page is told that it still holds."""
        if not self.modified:
            return start
        moment = formatdate(min(int(time.time()), self.modified), usegmt=True).encode()
        return {**start, "headers": [*start["headers"], (b"last-modified", moment)]}

    def is_known(self, tags: bytes, since: bytes) -> bool:
        """Whether a reader has this page already: by its tag or, without one, by the moment of the last change."""
        if tags or not self.modified:
            return self.etag in tags
        return bool(since) and seconds(since) >= self.modified

    @property
    def lived_shortly(self) -> bool:
        """Whether the page is replaced soon after it was made, as while much is published."""
        return time.monotonic() - self.made < SHORT_LIFE


def compressed(body: bytes, quality: int = THOROUGH) -> dict[str, bytes]:
    """A page that will be sent often: brotli for most browsers, gzip for the others."""
    return {"br": brotli.compress(body, quality=quality), "gzip": igzip.compress(body, 1)}


def seconds(date: bytes) -> float:
    """A moment as it stands in a header, in seconds since 1970; 0 for what is none."""
    try:
        return parsedate_to_datetime(date.decode("latin-1")).timestamp()
    except (ValueError, TypeError, OverflowError):
        return 0.0


def etag(body: bytes) -> bytes:
    """A weak tag: the same page in another encoding is the same."""
    return b'W/"' + hashlib.blake2b(body, digest_size=9).hexdigest().encode() + b'"'


class Clock:
    """Follows which topics moved: asks `data_version` (2 µs), and reads topics only when something was committed."""

    def __init__(self, path: Path):
        self._connection = sqlite.connect(path)
        self._version, self._looked = -1, 0.0
        self._lock = threading.Lock()
        self.moved: dict[str, int] = {}
        self.now = self.floor = 0
        self.look()

    def glance(self) -> int:
        """The same as `look`, at most every fifth of a millisecond: under load one look serves several requests, and
        nobody can learn of a commit and ask for its page within that time."""
        return self.now if time.perf_counter() - self._looked < GLANCE else self.look()

    def look(self) -> int:
        """The newest stamp of any topic."""
        with self._lock:
            self._looked = time.perf_counter()
            version = self._connection.data_version()
            if version != self._version:
                self._version = version
                new = self._connection.rows("select name, n from topic where n > :n order by n", {"n": self.now})
                for row in new:
                    self.moved[row["name"]] = row["n"]
                self.now = new[-1]["n"] if new else self.now
                if len(self.moved) > MOST_TOPICS:
                    self.moved.clear()
                    self.floor = self.now
        return self.now

    def close(self) -> None:
        self._connection.close()


class Cache:
    """The pages of one process, least recently used ones dropped when the memory is full."""

    def __init__(self, megabytes: int, clock: Clock):
        self.clock = clock
        self._room = megabytes * 1_000_000
        self._pages: OrderedDict[tuple, Kept] = OrderedDict()
        self._used = self._forgotten = 0
        self.hits = self.misses = 0

    def find(self, key: tuple) -> Kept | None:
        """The page if it still holds, or if another task is already making it anew."""
        now = self.clock.glance()
        self._forget()
        page = self._pages.get(key)
        if page is None:
            self.misses += 1
            return None
        if page.checked != now:
            if self._is_stale(page) and not page.rebuilding:
                page.rebuilding = True
                self.misses += 1
                return None
            page.checked = page.checked if page.rebuilding else now
        self._pages.move_to_end(key)
        self.hits += 1
        return page

    def _is_stale(self, page: Kept) -> bool:
        moved = self.clock.moved
        return page.stamp < self.clock.floor or any(moved.get(topic, 0) > page.stamp for topic in page.topics)

    def quality(self, key: tuple) -> int:
        """How thoroughly the page to be kept is compressed."""
        old = self._pages.get(key)
        return HASTY if old is not None and old.lived_shortly else THOROUGH

    def keep(self, key: tuple, page: Kept) -> None:
        """Keeps a page; one larger than a tenth of the room is not kept."""
        self.drop(key)
        self._forget()
        if page.size * 10 > self._room or page.stamp < self._forgotten:
            return
        self._pages[key] = page
        self._used += page.size
        while self._used > self._room:
            _, oldest = self._pages.popitem(last=False)
            self._used -= oldest.size

    def _forget(self) -> None:
        """Drops every page that was begun before somebody was destroyed; nobody may ask for it again, and it would stay."""
        gone = self.clock.moved.get(GONE, 0)
        if gone > self._forgotten:
            self._forgotten = gone
            for key in [key for key, page in self._pages.items() if page.stamp < gone]:
                self.drop(key)

    def drop(self, key: tuple) -> None:
        """Forgets a page, such as one whose remaking failed."""
        page = self._pages.pop(key, None)
        if page is not None:
            self._used -= page.size
