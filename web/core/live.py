"""Live pages over server-sent events: each worker watches the topics and wakes the streams that wait for them."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from web.core import i18n, refusal
from web.core.cache import Clock
from web.core.view import ROLES, prepare, refuse

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
        self._clock = clock
        self._waiting: dict[asyncio.Event, frozenset[str]] = {}
        self._task: asyncio.Task | None = None
        self.stopping = False

    async def wait(self, topics: frozenset[str], timeout: float) -> bool:
        """Whether one of the topics moved before the timeout."""
        if len(self._waiting) >= MOST_STREAMS:
            raise refusal.Unavailable(retry_after=30)
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
        stamp = self._clock.look()
        while self._waiting:
            await asyncio.sleep(LOOK)
            now = self._clock.look()
            if now != stamp or self.stopping:
                moved = {topic for topic, n in self._clock.moved.items() if n > stamp}
                for event, topics in list(self._waiting.items()):
                    if self.stopping or topics & moved:
                        event.set()
                stamp = now

    def close(self) -> None:
        """Ends every stream at the next look."""
        self.stopping = True


def live(path: str, prepare_stream: Callable[[Request, object], Live], need: str = "member") -> Route:
    """An event stream; `prepare_stream(request, db)` runs like a view and says what to send. Raises Refusal."""
    async def endpoint(request: Request) -> Response:
        pools = request.app.state.pools
        try:
            stream = await pools.run("read", lambda: _begin(request, prepare_stream, need))
        except refusal.Refusal as error:
            return await pools.run("read", lambda error=error: refuse(request, error))
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
    since = int(last) if last.isascii() and last.isdigit() and len(last) < 20 else stream.since
    return Live(stream.topics, stream.news, since)


async def _events(request: Request, stream: Live) -> AsyncIterator[str]:
    app = request.app.state
    loop = asyncio.get_running_loop()
    until = loop.time() + random.uniform(SHORTEST, LONGEST)
    since = stream.since
    yield "retry: 1500\n\n"
    while True:
        for mark, event, html in await app.pools.run("read", lambda since=since: _news(request, stream, since)):
            yield message(mark, event, html)
            since = mark
        left = until - loop.time()
        if left <= 0 or app.hub.stopping:
            return
        if not await app.hub.wait(stream.topics, min(left, 15.0)):
            yield ": still here\n\n"


def _news(request: Request, stream: Live, since: int) -> list[tuple[int, str, str]]:
    i18n.use(request.state.language)
    return stream.news(request.app.state.database.door(), since)


def message(mark: int, event: str, html: str) -> str:
    """One server-sent event with its id; one without a name is swapped into the page by htmx."""
    data = "\n".join("data: " + line for line in html.splitlines())
    named = f"event: {event}\n" if event else ""
    return f"id: {mark}\n{named}{data}\n\n"
