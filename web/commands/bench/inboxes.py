"""Messages: an inbox of ten thousand conversations, a thousand open inboxes, and how soon a message is on the other screen."""

import http.client
import time
from collections.abc import Callable
from contextlib import closing
from statistics import median
from urllib.parse import urlencode

from web.accounts.store import sessions
from web.app import secret_of
from web.commands.bench import busy_member, listening
from web.commands.bench.aside import Aside
from web.commands.bench.figures import Figure, percentile
from web.commands.bench.listening import Drain, Hang, Hear, Open
from web.commands.bench.servers import Server
from web.commands.bench.stage import Stage
from web.commands.bench.wire import BROWSER
from web.commands.saying import Stopped
from web.core.db import Door
from web.core.security import SESSION_COOKIE
from web.core.settings import Settings
from web.core.tokens import Keys, new_token
from web.messages.store import sending

THREADS, AT_ONCE, ASKED = 10_000, 500, 40  # conversations of one member; those put at a time; pages asked for
INBOXES, SAID, WORKERS = 1_000, 40, 2  # open inboxes; messages that are waited for; processes
OPEN, SEEN, SEARCHED = 20.0, 1.0, 50.0  # milliseconds; seconds; milliseconds
SETTLE = 1.0  # seconds
WORDS = "вечером"


def measure(stage: Stage) -> list[Figure]:
    """All figures, on a server of its own."""
    stage.say("Messages …")
    settings = Settings(data=stage.folder)
    keys = Keys(secret_of(settings))
    with closing(Server(stage.folder, "create", workers=WORKERS)) as server, closing(Aside(listening.run, None)) as listener:
        return [*inbox(stage, server, keys), *live(stage, server, keys, listener, settings)]


def session(db: Door, keys: Keys, member_id: int) -> str:
    """The header of a browser in which the member is signed in."""
    token = new_token()
    db.write(sessions.begin, member_id, token, "Chrome, Android", False)
    return f"{SESSION_COOKIE}={keys.sign('session', token)}"


def inbox(stage: Stage, server: Server, keys: Keys) -> list[Figure]:
    """Pages of an inbox with very many conversations, as one browser gets them after another."""
    many = min(THREADS, stage.plan.listings // 2)
    reader = _crowded(stage.db, many)
    cookie = session(stage.db, keys, reader)
    with closing(http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)) as line:
        pages = {f"inbox of {many:,} conversations": ("GET", "/messages", None), "its unread ones": ("GET", "/messages?show=unread", None),
                 "a search in it": ("POST", "/messages/search", urlencode({"words": WORDS}))}
        return [figure for name, asked in pages.items()
                for figure in _figures(name, SEARCHED if asked[2] else OPEN, lambda asked=asked: _ask(line, cookie, *asked))]


def _crowded(db: Door, many: int) -> int:
    """The number of a member who wrote about so many listings and got an answer each time; every tenth is unread."""
    reader = db.value("select id from member where blocked_at is null order by id limit 1")
    about = db.all("select id, member_id, title_ru from listing where state = 'live' and member_id <> :me and not exists"
                   " (select 1 from thread where thread.listing_id = listing.id and thread.buyer_id = :me) order by seq limit :most",
                   me=reader, most=many)
    for first in range(0, len(about), AT_ONCE):
        db.write(busy_member.conversations, reader, about[first:first + AT_ONCE])
    return reader


def _ask(line: http.client.HTTPConnection, cookie: str, method: str, path: str, body: str | None) -> None:
    kind = {"content-type": "application/x-www-form-urlencoded"} if body else {}
    line.request(method, path, body, {**BROWSER, **kind, "cookie": cookie})
    answer = line.getresponse()
    answer.read()
    if answer.status != 200:
        raise Stopped(f"{path} answered {answer.status}.")


def _figures(name: str, most: float, ask: Callable[[], None]) -> list[Figure]:
    times = []
    for _time in range(ASKED):
        began = time.perf_counter()
        ask()
        times.append((time.perf_counter() - began) * 1e3)
    return [Figure(name, median(times), "ms", most=most), Figure(f"{name}, 95 of 100", percentile(times, 0.95), "ms")]


def live(stage: Stage, server: Server, keys: Keys, listener: Aside, settings: Settings) -> list[Figure]:
    """What so many open inboxes cost, and how soon a message is heard of in one."""
    owners = stage.db.all("select member_id, min(id) as listing_id from listing where state = 'live' group by member_id"
                          " order by member_id limit :most", most=INBOXES)
    before = server.memory()
    listener.run(Open(server.port, ["/messages/events"] * len(owners), [session(stage.db, keys, row.member_id) for row in owners]))
    time.sleep(SETTLE)
    more = server.memory() - before
    some = owners[:SAID]
    listener.run(Drain())
    listener.begin(Hear(len(some)))
    waits = []
    for place, row in enumerate(some):
        me = owners[place - 1].member_id
        stage.db.write(sending.begin, settings, me, row.listing_id, "Здравствуйте! Ещё продаёте?", f"bench-{place}")
        waits.append(time.perf_counter())
    heard = listener.end()
    listener.run(Hang())
    slowest = max(end - said for end, said in zip(heard, waits, strict=True)) if len(heard) == len(some) else listening.PATIENCE
    return [Figure(f"memory more for {len(owners):,} open inboxes", more / 1e6, "MB", beside=f"in {WORKERS} processes"),
            Figure("from a message until the other screen knows", slowest, "s", most=SEEN,
                   beside=f"the slowest of {len(some)}, among {len(owners):,} open inboxes")]
