"""Live pages: events as browsers read them, woken by their own topics only, and ended in time."""

import asyncio
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.core import live, refusal, sqlite
from web.core.cache import Clock
from web.core.live import Hub, Live, message
from web.core.pools import Busy

ONE = frozenset({"thread:1"})


@pytest.fixture
def clock(place):
    made = Clock(place)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Looks come fast, so that no test waits."""
    monkeypatch.setattr(live, "LOOK", 0.002)


def touch(door, *topics: str) -> None:
    door.write(lambda tx: tx.touch(*topics))


def test_an_event_has_its_number_name_and_each_line_of_its_text():
    assert message(7, "unread", "<b>\n1</b>") == "id: 7\nevent: unread\ndata: <b>\ndata: 1</b>\n\n"
    assert message(8, "", "x") == "id: 8\ndata: x\n\n"


@given(st.text(max_size=40))
def test_no_text_can_forge_a_second_event(html):
    lines = message(1, "", html).split("\n")
    assert lines[0] == "id: 1" and lines[-2:] == ["", ""]
    assert all(line.startswith("data: ") and "\r" not in line for line in lines[1:-2])


def test_a_stream_is_woken_by_its_own_topic(clock, door):
    async def scene() -> list[bool]:
        hub = Hub(clock)
        waiting = [asyncio.create_task(hub.wait(frozenset(topics), 0.3, clock.now)) for topics in (["thread:1"],
                                                                                                   ["thread:2"])]
        await asyncio.sleep(0.01)
        await asyncio.to_thread(touch, door, "thread:1", "member:5")
        return await asyncio.gather(*waiting)

    assert asyncio.run(scene()) == [True, False]


def test_what_came_while_the_stream_was_busy_is_not_missed(clock, door):
    async def scene() -> bool:
        hub, stamp = Hub(clock), clock.now
        touch(door, "thread:1")
        clock.look()  # somebody else looked already
        return await hub.wait(ONE, 5, stamp)

    assert asyncio.run(asyncio.wait_for(scene(), 2)) is True


def test_what_came_between_two_looks_wakes_the_first_stream(clock, door):
    async def scene() -> bool:
        hub, stamp = Hub(clock), clock.now
        touch(door, "thread:1")  # nobody looked yet
        return await hub.wait(ONE, 5, stamp)

    assert asyncio.run(asyncio.wait_for(scene(), 2)) is True


def test_nobody_looks_at_the_database_while_nobody_listens(clock):
    async def scene() -> bool:
        hub = Hub(clock)
        await hub.wait(ONE, 0.01, clock.now)
        await asyncio.sleep(0.02)
        return hub._task.done()

    assert asyncio.run(scene()) is True


def test_closing_ends_every_wait(clock):
    async def scene() -> list[bool]:
        hub = Hub(clock)
        waiting = [asyncio.create_task(hub.wait(ONE, 60, clock.now)) for _ in range(3)]
        await asyncio.sleep(0)
        hub.close()
        return await asyncio.gather(*waiting)

    assert asyncio.run(asyncio.wait_for(scene(), 2)) == [True] * 3


def test_more_streams_than_the_machine_bears_are_refused(clock, monkeypatch):
    monkeypatch.setattr(live, "MOST_STREAMS", 0)
    with pytest.raises(refusal.Unavailable):
        asyncio.run(Hub(clock).wait(ONE, 1, 0))


@pytest.fixture
def stream(house, at_house, monkeypatch):
    """A route /stream of news about thread:1 that ends soon; the list holds what is new."""
    monkeypatch.setattr(live, "SHORTEST", 0.05)
    monkeypatch.setattr(live, "LONGEST", 0.05)
    news: list[tuple[int, str, str]] = []

    def begin(request, db) -> Live:
        return Live(ONE, lambda db, since: [one for one in news if one[0] > since], 0)

    at_house(live.live("/stream", begin))
    return news


def test_a_stream_sends_what_is_new_and_ends_by_itself(boris, stream):
    stream += [(5, "", "<p>a</p>"), (6, "unread", "2")]
    answer = boris.get("/stream")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.text.startswith("retry: 1500\n\nid: 5\ndata: <p>a</p>\n\nid: 6\nevent: unread\ndata: 2\n\n")
    assert answer.text.count("id: ") == 2


@pytest.mark.parametrize(("last", "sent"),
                         [("5", 1), ("6", 0), ("x", 2), ("9" * 19, 2), ("-1", 2), ("²", 2), ("9" * 18, 0)])
def test_a_stream_goes_on_where_the_browser_stopped(boris, stream, last, sent):
    stream += [(5, "", "a"), (6, "", "b")]
    assert boris.get("/stream", headers={"last-event-id": last.encode()}).text.count("id: ") == sent


def test_a_stream_is_not_there_for_guests(guest, stream):
    assert guest.get("/stream").status_code == 404


@pytest.mark.parametrize("error", [Busy("read"), sqlite.TooSlow("select")])
def test_a_stream_that_cannot_read_now_ends_and_the_browser_comes_again(house, boris, stream, error, monkeypatch):
    def failing(request, stream, since):
        raise error

    monkeypatch.setattr(live, "_news", failing)
    with contextlib.closing(boris.get("/stream")) as answer:
        assert answer.text == "retry: 1500\n\n"


def test_a_stream_is_refused_with_503_when_too_much_waits(house, boris, stream):
    house.state.pools._waiting["read"] = 10_000
    assert boris.get("/stream").status_code == 503
    house.state.pools._waiting["read"] = 0
