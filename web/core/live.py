"""Live pages over server-sent events: each worker watches the topics and wakes the streams that wait for them."""

import asyncio
import random
import signal
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from types import FrameType

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from web.core import i18n, refusal
from web.core.cache import Clock
from web.core.pools import Busy
from web.core.sqlite import TooSlow
from web.core.view import ROLES, busy, prepare, refused

LOOK = 0.25  # seconds between looks at the database while somebody listens
SHORTEST, LONGEST = 30.0, 55.0  # a stream ends by itself so that a server can stop; browsers come back
MOST_STREAMS = 6_000


@dataclass(frozen=True)
class Live:
    """What a stream sends: `news(db, since)` gives [(id, event, html)] after the mark `since` when a topic moved."""

    topics: frozenset[str]
    news: Callable[[object, int], list[tuple[int, str, str]]]
    since: int


class Hub:
    """The streams of one process."""

    def __init__(self, clock: Clock):
        self.clock = clock
        self.shared = 0  # streams of core/broadcast.py
        self._waiting: dict[asyncio.Event, frozenset[str]] = {}
        self._task: asyncio.Task | None = None
        self.stopping = False

    async def wait(self, topics: frozenset[str], timeout: float, stamp: int) -> bool:
        """Whether one of the topics moved after `stamp` of the clock, before the timeout."""
        if self.full:
            raise refusal.Unavailable(retry_after=30)
        if self.moved(topics, stamp):
            return True
        event = asyncio.Event()
        self._waiting[event] = topics
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._watch())
        try:
            async with asyncio.timeout(timeout):
                await event.wait()
            return True
        except TimeoutError:
            return False
        finally:
            self._waiting.pop(event, None)

    async def _watch(self) -> None:
        stamp = self.clock.now
        while self._waiting:
            await asyncio.sleep(LOOK)
            now = self.clock.look()
            if now != stamp or self.stopping:
                for event, topics in list(self._waiting.items()):
                    if self.stopping or self.moved(topics, stamp):
                        event.set()
                stamp = now

    @property
    def full(self) -> bool:
        """Whether this process has as many streams as it may have."""
        return len(self._waiting) + self.shared >= MOST_STREAMS

    def moved(self, topics: frozenset[str], stamp: int) -> bool:
        """Whether one of the topics moved after `stamp` of the clock."""
        moved = self.clock.moved
        return self.clock.floor > stamp or any(moved.get(topic, 0) > stamp for topic in topics)

    def close(self) -> None:
        """Ends every stream at the next look."""
        self.stopping = True

    def close_on_signals(self) -> None:
        """Ends every stream when this process is told to stop: a server waits for open answers before it ends the
        application, so that the end of the lifespan would come too late. Whoever heard the signal before hears it."""
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGTERM, signal.SIGINT):
                heard = signal.getsignal(number)
                if callable(heard):
                    signal.signal(number, self._closing_before(heard))
                    signal.siginterrupt(number, False)

    def _closing_before(self, heard: Callable) -> Callable:
        def closing(number: int, frame: FrameType | None) -> None:
            self.close()
            heard(number, frame)

        return closing


def live(path: str, prepare_stream: Callable[[Request, object], Live], need: str = "member") -> Route:
    """An event stream; `prepare_stream(request, db)` runs like a view and says what to send. Raises Refusal."""
    async def endpoint(request: Request) -> Response:
        if request.app.state.hub.full:
            return busy()
        try:
            stream = await request.app.state.pools.run("read", lambda: _begin(request, prepare_stream, need))
        except refusal.Refusal as error:
            return await refused(request, error)
        except Busy:
            return busy()
        return StreamingResponse(_events(request, stream), media_type="text/event-stream",
                                 headers={"cache-control": "no-store", "x-accel-buffering": "no"})

    return Route(path, endpoint, methods=["GET"])


def _begin(request: Request, prepare_stream: Callable, need: str) -> Live:
    prepare(request)
    member = request.state.member
    if need and (member is None or ROLES[member.role] < ROLES[need]):
        raise refusal.NotFound()
    stream = prepare_stream(request, request.state.door)
    last = request.headers.get("last-event-id", "")
    since = int(last) if last.isascii() and last.isdigit() and len(last) < 19 else stream.since
    return Live(stream.topics, stream.news, since)


async def _events(request: Request, stream: Live) -> AsyncIterator[str]:
    app = request.app.state
    loop = asyncio.get_running_loop()
    until = loop.time() + random.uniform(SHORTEST, LONGEST)
    since = stream.since
    yield "retry: 1500\n\n"
    while True:
        stamp = app.clock.now
        try:
            news = await app.pools.run("read", lambda since=since: _news(request, stream, since))
        except (Busy, TooSlow):
            return  # the browser asks again in a moment
        for mark, event, html in news:
            yield message(mark, event, html)
            since = mark
        left = until - loop.time()
        if left <= 0 or app.hub.stopping:
            return
        try:
            if not await app.hub.wait(stream.topics, min(left, 15.0), stamp):
                yield ": still here\n\n"
        except refusal.Unavailable:
            return  # others took the last place meanwhile


def _news(request: Request, stream: Live, since: int) -> list[tuple[int, str, str]]:
    i18n.use(request.state.language)
    return stream.news(request.app.state.database.door(), since)


def message(mark: int, event: str, html: str) -> str:
    """One server-sent event with its id; one without a name is swapped into the page by htmx."""
    data = "\n".join("data: " + line for line in html.splitlines() or [""])
    named = f"event: {event}\n" if event else ""
    return f"id: {mark}\n{named}{data}\n\n"
