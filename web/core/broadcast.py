"""Event streams that many share: who asks the same question listens to the same looks at the database."""

import asyncio
import logging
import random
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from web.core import refusal
from web.core.db import Door
from web.core.desk import Desk, Listener, News, Question, parts
from web.core.limits import network
from web.core.pools import Busy
from web.core.security import SESSION_COOKIE, client_address
from web.core.sqlite import TooSlow
from web.core.view import busy, prepare, refused

log = logging.getLogger(__name__)
SHORTEST, LONGEST = 240.0, 480.0  # seconds after which a stream ends by itself; browsers come back
MOST_BATCHES = 20  # sent to a browser that lost the connection; beyond that it hears how many there were
PATIENCE = 30.0  # seconds for a browser to take what it is sent
BEGINNING = "retry: 1500\nid: {}\n\n"  # milliseconds to wait, and the mark to come back with, even if nothing came before
HEADERS = [(b"content-type", b"text/event-stream; charset=utf-8"), (b"cache-control", b"no-store"), (b"x-accel-buffering", b"no")]
Ask = Callable[[Request, Door], tuple[Question, int]]


def broadcast(path: str, ask: Ask, each: bool = False) -> Route:
    """An event stream for everybody; `ask(request, db)` runs like a view and tells the question and the mark after which
    the page wants to hear. Places are counted by network address, or with `each` by session: `ask` then refuses guests.
    Raises Refusal."""
    return Route(path, Broadcast(ask, each), methods=["GET"], name=ask.__name__)


class Broadcast:
    """The address of such streams. It answers by leaving the stream in the scope, where the outermost layer (core/front.py)
    finds it and runs it when everything between has ended: thousands stay open, and each keeps only what it needs."""

    def __init__(self, ask: Ask, each: bool):
        self._ask, self._each = ask, each

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        desk, who = request.app.state.desk, self._who(request)
        answer = await self._begin(request, desk, who) if desk.sit_down(who) else busy()
        if isinstance(answer, Stream):
            scope["soq.stream"] = answer.run
        else:
            await answer(scope, receive, send)

    def _who(self, request: Request) -> str:
        session = request.cookies.get(SESSION_COOKIE) if self._each else None
        return str(hash(session)) if session else network(client_address(request, request.app.state.settings))

    async def _begin(self, request: Request, desk: Desk, who: str) -> "Stream | Response":
        answer: Stream | Response = Response(None, 200)
        try:
            begun = await request.app.state.pools.run("read", lambda: _asked(request, self._ask))
            if request.method == "GET":
                answer = Stream(desk, who, *begun)
        except refusal.Refusal as error:
            answer = await refused(request, error)
        except (Busy, TooSlow):
            answer = busy()
        finally:
            if not isinstance(answer, Stream):
                desk.stand_up(who)
        return answer


def _asked(request: Request, ask: Ask) -> tuple[Question, int, bool]:
    """The question, the mark to begin after, and whether the browser goes on after a lost connection."""
    prepare(request)
    question, since = ask(request, request.state.door)
    last = request.headers.get("last-event-id", "")
    resumed = last.isascii() and last.isdigit() and len(last) < 19
    return question, int(last) if resumed else since, resumed


class Stream:
    """One open stream: first what came since the mark, then what is handed round."""

    __slots__ = ("_desk", "_who", "_question", "_since", "_resumed", "_send", "_listener")
    _send: Send
    _listener: Listener

    def __init__(self, desk: Desk, who: str, question: Question, since: int, resumed: bool):
        self._desk, self._who, self._question, self._since, self._resumed = desk, who, question, since, resumed

    async def run(self, receive: Receive, send: Send, headers: list[tuple[bytes, bytes]]) -> None:
        """Sends until the browser has gone, or enough time."""
        self._send = send
        self._listener = listener = self._desk.join(self._question, self._since, random.uniform(SHORTEST, LONGEST))
        gone = asyncio.create_task(_until_gone(receive, listener))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": [*HEADERS, *headers]})
            await self._say(BEGINNING.format(self._since).encode())
            await self._catch_up()
            while not listener.over:
                await listener.waker()
                await self._say(listener.waiting())
            await self._say(b"", more=False)
        except (Busy, TooSlow, TimeoutError) as error:
            log.info("a stream ends: %s", type(error).__name__)  # the browser comes again in a moment
        finally:
            gone.cancel()
            self._desk.leave(listener)
            self._desk.stand_up(self._who)

    async def _catch_up(self) -> None:
        """Sends what came since the mark. What the others were handed before this stream began was committed before it
        reads; from the first mark that was handed round for it on it hears everything."""
        listener, group, left = self._listener, self._listener.group, MOST_BATCHES if self._resumed else 1
        news = News([], listener.since, True)
        while (news.more or listener.since < group.begun) and not listener.over:
            news = await self._desk.read(group.question.news, listener.since)
            left -= 1
            if news.more and not left:
                news = await self._desk.read(group.question.rest, listener.since)
            await self._say(b"".join(part for _mark, part in parts(news)))
            listener.since = news.upto
            if not news.more:
                group.begin(listener.since)

    async def _say(self, text: bytes, more: bool = True) -> None:
        if text or not more:
            async with asyncio.timeout(PATIENCE):
                await self._send({"type": "http.response.body", "body": text, "more_body": more})


async def _until_gone(receive: Receive, listener: Listener) -> None:
    while (await receive())["type"] != "http.disconnect":
        continue
    listener.end()
