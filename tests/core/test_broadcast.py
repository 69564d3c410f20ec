"""Shared event streams: one look for all who ask the same, each event once to each, and room for everybody."""

import asyncio
import threading
import time

import pytest

from tests.core.test_live import touch
from web.core import broadcast, desk, live
from web.core.broadcast import Stream
from web.core.cache import Clock
from web.core.desk import Desk, News, Question
from web.core.live import Hub
from web.core.pools import Busy, Pools
from web.core.sqlite import TooSlow

TOPIC = "thing:1"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Looks and ends come fast, so that no test waits."""
    monkeypatch.setattr(live, "LOOK", 0.002)
    monkeypatch.setattr(desk, "BEAT", 0.2)
    monkeypatch.setattr(broadcast, "SHORTEST", 0.15)
    monkeypatch.setattr(broadcast, "LONGEST", 0.15)


class Things:
    """A list of marks that grows, asked for in batches of three; `looks` are the marks after which was asked."""

    def __init__(self, *marks: int):
        self.marks, self.looks = list(marks), []

    def question(self, key: str = "things") -> Question:
        return Question(key, frozenset({TOPIC}), self.news, self.rest)

    def news(self, db, since: int) -> News:
        self.looks.append(since)
        found = [mark for mark in self.marks if mark > since]
        more = len(found) > 3
        upto = found[2] if more else max([0, *self.marks])
        return News([(mark, "", f"<p>{mark}</p>") for mark in found[:3]], upto, more)

    async def were_read(self, times: int) -> None:
        """Waits until so many looks were taken."""
        async with asyncio.timeout(5):
            while len(self.looks) < times:
                await asyncio.sleep(0.001)

    def rest(self, db, since: int) -> News:
        return News([(max(self.marks), "many", str(sum(mark > since for mark in self.marks)))], max(self.marks))


@pytest.fixture
def things(at_house) -> Things:
    """What is heard of at /things, after the mark `since` of 2."""
    made = Things()
    at_house(broadcast.broadcast("/things", lambda request, db: (made.question(), 2)))
    return made


def ids(text: str) -> list[int]:
    """The marks of the events; what a stream begins with is none."""
    return [int(event.split("\n")[0][4:]) for event in text.split("\n\n") if event.startswith("id: ")]


def test_a_stream_sends_what_is_new_says_that_it_is_there_and_ends_by_itself(guest, things):
    things.marks = [1, 2, 3, 5]
    answer = guest.get("/things")
    assert answer.text == "retry: 1500\nid: 2\n\nid: 3\ndata: <p>3</p>\n\nid: 5\ndata: <p>5</p>\n\n"
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.headers["cache-control"] == "no-store" and "content-security-policy" in answer.headers


def test_a_stream_with_nothing_to_say_says_that_it_is_there(guest, things, monkeypatch):
    monkeypatch.setattr(desk, "BEAT", 0.02)
    monkeypatch.setattr(broadcast, "SHORTEST", 0.1)
    monkeypatch.setattr(broadcast, "LONGEST", 0.1)
    assert ": still here\n\n" in guest.get("/things").text


def test_a_browser_that_lost_the_connection_gets_everything_in_order(guest, things):
    things.marks = list(range(1, 12))
    assert ids(guest.get("/things", headers={"last-event-id": "4"}).text) == [5, 6, 7, 8, 9, 10, 11]


def test_a_page_that_comes_back_to_more_than_a_batch_hears_how_many(guest, things):
    things.marks = list(range(1, 12))
    assert guest.get("/things").text == "retry: 1500\nid: 2\n\nid: 11\nevent: many\ndata: 9\n\n"


def test_a_browser_that_was_away_for_long_is_not_sent_everything_either(guest, things, monkeypatch):
    monkeypatch.setattr(broadcast, "MOST_BATCHES", 2)
    things.marks = list(range(1, 12))
    text = guest.get("/things", headers={"last-event-id": "0"}).text
    assert ids(text) == [1, 2, 3, 11] and "event: many\ndata: 8\n" in text


def test_who_loses_the_connection_before_anything_came_has_a_mark_to_come_back_with(guest, things):
    things.marks = [1, 2]
    begun = guest.get("/things").text
    things.marks = list(range(1, 12))
    mark = begun.split("\nid: ")[1].strip()
    assert ids(guest.get("/things", headers={"last-event-id": mark}).text) == list(range(3, 12))


@pytest.mark.parametrize("last", ["x", "-1", "²", "9" * 19])
def test_a_mark_that_is_none_is_no_mark(guest, things, last):
    things.marks = [3]
    assert ids(guest.get("/things", headers={"last-event-id": last.encode()}).text) == [3]


def test_a_mark_from_the_future_does_not_keep_news_away_for_ever(guest, things):
    things.marks = [3]
    guest.get("/things", headers={"last-event-id": "9" * 18})
    assert things.looks[-1] == int("9" * 18)
    assert things.news(None, int("9" * 18)).upto == 3


def test_what_the_server_gave_is_still_there_when_the_stream_ends(house, things):
    """Servers read it until then (uvicorn for its log); what the application added is let go."""
    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http", "path": "/things",
             "raw_path": b"/things", "query_string": b"", "root_path": "", "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 2),
             "headers": [(b"connection", b"close"), (b"accept-language", b"kk")]}
    sent = []

    async def receive() -> dict:
        return await asyncio.Event().wait()

    async def send(message: dict) -> None:
        sent.append(message)

    asyncio.run(asyncio.wait_for(house.front(scope, receive, send), 10))
    assert sent[0]["status"] == 200 and sent[-1]["more_body"] is False
    assert scope == {"type": "http", "http_version": "1.1", "method": "GET", "path": "/things", "query_string": b"",
                     "client": ("127.0.0.1", 1), "headers": [(b"connection", b"close")]}


def test_asking_for_the_headers_only_opens_no_stream(house, guest, things):
    assert guest.head("/things").status_code == 200
    assert house.state.hub.shared == 0


@pytest.mark.parametrize("error", [Busy("read"), TooSlow("select")])
def test_a_stream_that_cannot_read_now_ends_and_the_browser_comes_again(house, guest, things, error, monkeypatch):
    def failing(db, since):
        raise error
    monkeypatch.setattr(things, "news", failing)
    assert guest.get("/things").text == "retry: 1500\nid: 2\n\n"
    assert house.state.hub.shared == 0


def test_more_streams_than_a_process_bears_get_503_and_when_to_come_again(house, guest, things, boris, at_house, monkeypatch):
    at_house(live.live("/stream", lambda request, db: None))
    monkeypatch.setattr(live, "MOST_STREAMS", 0)
    for person, path in ((guest, "/things"), (boris, "/stream")):
        answer = person.get(path)
        assert answer.status_code == 503 and int(answer.headers["retry-after"]) > 0


def test_one_network_address_cannot_take_every_place(house, guest, things, monkeypatch):
    monkeypatch.setattr(desk, "MOST_EACH", 1)
    at = house.state.desk
    assert at.sit_down("testclient") and guest.get("/things").status_code == 503
    at.stand_up("testclient")
    assert guest.get("/things").status_code == guest.get("/things").status_code == 200
    assert at.sit_down("10.0.0.1") and at.sit_down("10.0.0.2")


class Wire:
    """An ASGI server's side of one stream: what was sent so far, and a line that can be cut."""

    def __init__(self, at: Desk, question: Question, since: int = 0, resumed: bool = False):
        self.text, self.cut, self.slow = "", asyncio.Event(), asyncio.Event()
        self._at, self._key = at, question.key
        self.slow.set()
        at.sit_down("x")
        self.task = asyncio.create_task(Stream(at, "x", question, since, resumed).run(self._receive, self._send, []))

    async def _receive(self) -> dict:
        await self.cut.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: dict) -> None:
        await self.slow.wait()
        self.text += message.get("body", b"").decode()

    async def listens(self) -> "Wire":
        """Waits until it has read what was there."""
        async with asyncio.timeout(5):
            while self._key not in self._at._groups or self._at._groups[self._key].upto < 0:
                await asyncio.sleep(0.001)
        return self

    async def hears(self, *marks: int) -> None:
        """Waits until exactly these came."""
        async with asyncio.timeout(5):
            while ids(self.text) != list(marks):
                await asyncio.sleep(0.001)

    async def end(self) -> None:
        self.cut.set()
        await asyncio.wait_for(self.task, 5)


@pytest.fixture
def play(place, database, monkeypatch):
    """Runs a scene with a desk of its own; streams do not end by themselves there."""
    monkeypatch.setattr(broadcast, "SHORTEST", 60.0)
    monkeypatch.setattr(broadcast, "LONGEST", 60.0)
    clock, pools = Clock(place), Pools()
    at = Desk(Hub(clock), pools, database)
    yield lambda scene: asyncio.run(asyncio.wait_for(scene(at), 10))
    pools.close()
    clock.close()


def test_all_who_ask_the_same_share_one_look(play, door):
    things = Things(1)

    async def scene(at: Desk) -> None:
        wires = [await Wire(at, things.question(), 1).listens() for _ in range(50)]
        await things.were_read(50)
        before = len(things.looks)
        things.marks.append(2)
        await asyncio.to_thread(touch, door, TOPIC)
        for wire in wires:
            await wire.hears(2)
        assert len(things.looks) == before + 1
        for wire in wires:
            await wire.end()

    play(scene)


def test_nobody_looks_while_nothing_moves_or_nobody_listens(play, door):
    things = Things(1)

    async def scene(at: Desk) -> None:
        wire = await Wire(at, things.question(), 1).listens()
        looks = len(things.looks)
        await asyncio.to_thread(touch, door, "thing:2")
        await asyncio.sleep(0.05)
        assert len(things.looks) == looks
        await wire.end()
        await asyncio.sleep(0.05)
        assert at._task.done() and at._groups == {} and at._hub.shared == 0

    play(scene)


def test_what_comes_while_a_stream_still_reads_is_not_lost(play, door):
    things, reading, go_on = Things(1), threading.Event(), threading.Event()

    def slowly(db, since: int) -> News:
        found = Things.news(things, db, since)
        reading.set()
        go_on.wait(5)
        return found

    async def scene(at: Desk) -> None:
        things.news = slowly
        first = Wire(at, things.question())
        await asyncio.to_thread(reading.wait, 5)
        things.marks.append(2)
        await asyncio.to_thread(touch, door, TOPIC)
        await asyncio.sleep(0.05)  # several looks pass it by, because it has not read yet
        go_on.set()
        await first.hears(1, 2)
        await first.end()

    play(scene)


def test_who_comes_second_and_reads_earlier_misses_nothing(play, door):
    """The second stream read before mark 2 was there, and the first one, which began the question, after."""
    things, held, go_on = Things(1), threading.Event(), threading.Event()

    def second(db, since: int) -> News:
        found = Things.news(things, db, since)
        if not held.is_set():
            held.set()
            go_on.wait(5)
        return found

    async def scene(at: Desk) -> None:
        things.news = second
        late = Wire(at, things.question())
        await asyncio.to_thread(held.wait, 5)
        things.marks.append(2)
        early = Wire(at, things.question())
        await early.hears(1, 2)
        go_on.set()
        await late.hears(1, 2)
        things.marks.append(3)
        await asyncio.to_thread(touch, door, TOPIC)
        for wire in (early, late):
            await wire.hears(1, 2, 3)
            await wire.end()

    play(scene)


def test_more_than_a_batch_at_once_comes_whole_and_in_order(play, door):
    things = Things(1)

    async def scene(at: Desk) -> None:
        wire = await Wire(at, things.question(), 1).listens()
        things.marks += range(2, 12)
        await asyncio.to_thread(touch, door, TOPIC)
        await wire.hears(*range(2, 12))
        await wire.end()

    play(scene)


def test_nothing_more_is_read_for_a_browser_that_has_gone(play):
    things, reading, go_on = Things(*range(1, 100)), threading.Event(), threading.Event()

    def slowly(db, since: int) -> News:
        found = Things.news(things, db, since)
        reading.set()
        go_on.wait(5)
        return found

    async def scene(at: Desk) -> None:
        things.news = slowly
        wire = Wire(at, things.question(), 0, resumed=True)
        await asyncio.to_thread(reading.wait, 5)
        [listener] = at._listeners
        wire.cut.set()
        while not listener.over:
            await asyncio.sleep(0.001)
        go_on.set()
        await wire.end()
        assert things.looks == [0]

    play(scene)


def test_a_reader_too_slow_to_follow_is_let_go_and_others_are_not(play, door, monkeypatch):
    monkeypatch.setattr(desk, "MOST_BEHIND", 4)
    monkeypatch.setattr(desk, "BEAT", 60)
    things = Things(1)

    async def scene(at: Desk) -> None:
        slow, quick = [await Wire(at, things.question(), 1).listens() for _ in range(2)]
        await things.were_read(2)
        slow.slow.clear()
        for mark in range(2, 10):
            things.marks.append(mark)
            await asyncio.to_thread(touch, door, TOPIC)
            await quick.hears(*range(2, mark + 1))
        slow.slow.set()
        await asyncio.wait_for(slow.task, 5)
        assert ids(slow.text) == [2]
        await quick.end()

    play(scene)


def test_who_does_not_take_what_is_sent_is_let_go(play, monkeypatch):
    monkeypatch.setattr(broadcast, "PATIENCE", 0.01)

    async def scene(at: Desk) -> None:
        wire = Wire(at, Things(1).question())
        await asyncio.sleep(0)
        wire.slow.clear()
        await asyncio.wait_for(wire.task, 5)
        assert at._hub.shared == 0

    play(scene)


def test_a_question_too_slow_once_is_asked_again_at_the_next_move(play, door):
    things = Things(1)

    async def scene(at: Desk) -> None:
        wire = await Wire(at, things.question(), 1).listens()
        things.marks.append(2)
        slow = threading.Event()

        def failing(db, since):
            slow.set()
            raise TooSlow("select")
        at._groups["things"].question = Question("things", frozenset({TOPIC}), failing, things.rest)
        await asyncio.to_thread(touch, door, TOPIC)
        await asyncio.to_thread(slow.wait, 5)
        at._groups["things"].question = Question(
            "things", frozenset({TOPIC}), lambda db, since: Things.news(things, db, since), things.rest)
        await asyncio.to_thread(touch, door, TOPIC)
        await wire.hears(2)
        await wire.end()

    play(scene)


def test_looks_that_found_no_thread_free_are_made_up_for(play, door, monkeypatch):
    things = Things(1)

    async def scene(at: Desk) -> None:
        wire = await Wire(at, things.question(), 1).listens()
        at._pools._waiting["read"] = 10_000
        things.marks.append(2)
        await asyncio.to_thread(touch, door, TOPIC)
        await asyncio.sleep(0.02)
        assert ids(wire.text) == []
        at._pools._waiting["read"] = 0
        await wire.hears(2)
        await wire.end()

    play(scene)


def test_closing_ends_every_stream(play):
    async def scene(at: Desk) -> None:
        wires = [await Wire(at, Things(1).question(str(n)), 1).listens() for n in range(3)]
        at._hub.close()
        began = time.monotonic()
        await asyncio.gather(*(wire.task for wire in wires))
        assert time.monotonic() - began < 15 and at._hub.shared == 0

    play(scene)
