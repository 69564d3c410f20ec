"""Looks at the database for everybody who listens to the same question, and hands round what is new."""

import asyncio
import logging
import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import NamedTuple

from web.core import live
from web.core.db import Database, Door
from web.core.live import Hub
from web.core.pools import Busy, Pools
from web.core.sqlite import TooSlow

log = logging.getLogger(__name__)
BEAT = 25.0  # seconds after which a stream that had nothing to say says that it is still there
MOST_BEHIND = 200  # events that a slow reader may be behind; then the stream ends, and the browser comes again for the rest
MOST_EACH = 100  # streams for one network address in one process; a mobile operator puts a village behind one
AT_ONCE = 25  # questions looked at in one go by one thread of the pool
STILL = b": still here\n\n"
Event = tuple[int, str, str]
Part = tuple[int, bytes]


class News(NamedTuple):
    """What came after a mark: events as (mark, name, html), the mark up to which this look saw everything, and whether
    there is more behind it."""

    events: list[Event]
    upto: int
    more: bool = False


@dataclass(frozen=True)
class Question:
    """What streams listen to; those with an equal key share every look. `news(db, since)` gives a batch of what came after
    the mark `since` when one of the topics moved; `rest(db, since)` one event in place of more than anybody would read."""

    key: Hashable
    topics: frozenset[str]
    news: Callable[[Door, int], News]
    rest: Callable[[Door, int], News]


def parts(news: News) -> list[Part]:
    """What is sent for these events, with their marks."""
    return [(mark, live.message(mark, name, html).encode()) for mark, name, html in news.events]


class Group:
    """All who listen to one question. `stamp` is the topic clock at the last look, `upto` the mark that look reached, and
    `begun` the first such mark: whoever has read up to there misses nothing that is handed round."""

    __slots__ = ("question", "listeners", "stamp", "upto", "begun")

    def __init__(self, question: Question, stamp: int):
        self.question, self.stamp = question, stamp
        self.listeners: set[Listener] = set()
        self.upto = self.begun = -1

    def begin(self, upto: int) -> None:
        """The mark up to which the first listener has read for itself."""
        if self.upto < 0:
            self.upto = self.begun = upto

    def hand_round(self, news: News) -> None:
        """Gives every listener what was found."""
        self.upto = news.upto
        found = parts(news)
        for listener in self.listeners if found else ():
            listener.take(found)


class Listener:
    """One open stream: what waits to be sent, and the mark up to which everything was."""

    __slots__ = ("group", "since", "until", "beat", "over", "_parts", "_waker")

    def __init__(self, group: Group, since: int, until: float):
        self.group, self.since, self.until = group, since, until
        self.beat, self.over = 0.0, False
        self._parts: list[Part] = []
        self._waker: asyncio.Future | None = None

    def take(self, found: list[Part]) -> None:
        """More to send; a mark of 0 is sent whatever was before."""
        if len(self._parts) + len(found) > MOST_BEHIND:
            self.end()
            return
        self._parts += found
        self._wake()

    def end(self) -> None:
        """The stream is to end; what waits is not sent any more."""
        self.over, self._parts = True, []
        self._wake()

    def _wake(self) -> None:
        if self._waker is not None and not self._waker.done():
            self._waker.set_result(None)

    def waker(self) -> asyncio.Future:
        """Done as soon as there is something to send, or the stream is to end."""
        self._waker = asyncio.get_running_loop().create_future()
        if self._parts or self.over:
            self._wake()
        return self._waker

    def waiting(self) -> bytes:
        """What there is to send: each event once, in the order of their marks."""
        found, self._parts = self._parts, []
        fresh = [(mark, part) for mark, part in found if not mark or mark > self.since]
        self.since = max([self.since, *(mark for mark, _ in fresh)])
        return b"".join(part for _, part in fresh)


class Desk:
    """The shared streams of one process."""

    def __init__(self, hub: Hub, pools: Pools, database: Database):
        self._hub, self._pools, self._database = hub, pools, database
        self._groups: dict[Hashable, Group] = {}
        self._listeners: OrderedDict[Listener, None] = OrderedDict()  # who is to beat next comes first
        self._seats: Counter[str] = Counter()
        self._stamp = -1
        self._task: asyncio.Task | None = None

    def sit_down(self, who: str) -> bool:
        """Takes a place for one more stream; False when there is none, in all or for that network address."""
        if self._hub.full or self._seats[who] >= MOST_EACH:
            return False
        self._seats[who] += 1
        self._hub.shared += 1
        return True

    def stand_up(self, who: str) -> None:
        """Gives the place back."""
        self._hub.shared -= 1
        self._seats[who] -= 1
        if not self._seats[who]:
            del self._seats[who]

    def join(self, question: Question, since: int, life: float) -> Listener:
        """A new listener; what is found from now on is kept for it."""
        group = self._groups.get(question.key)
        if group is None:
            group = self._groups[question.key] = Group(question, self._hub.clock.now)
        now = time.monotonic()
        listener = Listener(group, since, now + life)
        listener.beat = now + BEAT
        group.listeners.add(listener)
        self._listeners[listener] = None
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._watch())
        return listener

    def leave(self, listener: Listener) -> None:
        """Forgets a listener, and the question after its last one."""
        self._listeners.pop(listener, None)
        group = listener.group
        group.listeners.discard(listener)
        if not group.listeners and self._groups.get(group.question.key) is group:
            del self._groups[group.question.key]

    async def read(self, look: Callable[[Door, int], News], since: int) -> News:
        """One look for one listener. Raises Busy, TooSlow."""
        return await self._pools.run("read", lambda: look(self._database.door(), since))

    async def _watch(self) -> None:
        rest = live.LOOK
        try:
            while self._listeners and not self._hub.stopping:
                await asyncio.sleep(rest)
                began = time.monotonic()
                await self._look()
                self._beat()
                rest = max(live.LOOK, time.monotonic() - began)  # half of the time belongs to others
        finally:
            for listener in list(self._listeners):
                listener.end()

    async def _look(self) -> None:
        """Looks for every question that something moved for since it was looked at last."""
        now = self._hub.clock.look()
        if now == self._stamp:
            return
        begun = [group for group in self._groups.values() if group.upto >= 0]
        moved = [group for group in begun if self._hub.moved(group.question.topics, group.stamp)]
        done = len(begun) == len(self._groups)  # one whose first listener is still reading is looked at after that
        for first in range(0, len(moved), AT_ONCE):
            done = await self._look_at(moved[first:first + AT_ONCE], now) and done
        if done:
            self._stamp = now

    async def _look_at(self, groups: list[Group], now: int) -> bool:
        try:
            found = await self._pools.run("read", lambda: [self._news(group) for group in groups])
        except Busy:
            return False
        for group, news in zip(groups, found, strict=True):
            group.hand_round(news)
            group.stamp = group.stamp if news.more else now
        return not any(news.more for news in found)

    def _news(self, group: Group) -> News:
        try:
            return group.question.news(self._database.door(), group.upto)
        except TooSlow:
            log.warning("a live question was too slow")
            return News([], group.upto)  # what came is found at the next move

    def _beat(self) -> None:
        now = time.monotonic()
        while self._listeners and (listener := next(iter(self._listeners))).beat <= now:
            self._listeners.move_to_end(listener)
            listener.beat = now + BEAT
            if now < listener.until:
                listener.take([(0, STILL)])
            else:
                listener.end()
