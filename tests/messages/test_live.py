"""New messages as they come: each one once, to the two people only."""

import http.client
import threading
import time
from types import SimpleNamespace

import pytest
import uvicorn

from tests.messages.conftest import bubbles, reply
from web.core.sqlite import Row
from web.messages.views.news import prepare_stream


def stream_of(house, client, thread, query=None):
    """What `prepare_stream` makes of a request by that person."""
    state = SimpleNamespace(member=Row(id=client.member_id), language="ru")
    request = SimpleNamespace(state=state, path_params={"id": thread}, query_params=query or {},
                              app=SimpleNamespace(state=house.state))
    return prepare_stream(request, house.db)


def messages(stream, db, since: int) -> list[tuple[int, str]]:
    """The messages among the news after a mark."""
    return [(mark, html) for mark, name, html in stream.news(db, since) if not name]


def beside(stream, db) -> dict[str, str]:
    """What else is told: the count of what is unread, and the mark below the last message."""
    return {name: html for _, name, html in stream.news(db, 2**62) if name}


def test_news_are_the_messages_after_the_mark_each_as_on_the_page(house, aigerim, boris, thread):
    stream = stream_of(house, aigerim, thread)
    assert stream.topics == {f"thread:{thread}", f"inbox:{aigerim.member_id}"}
    assert messages(stream, house.db, stream.since) == []
    reply(boris, thread, "Раз")
    reply(boris, thread, "Два")
    (first, html), (second, _) = messages(stream, house.db, stream.since)
    assert first < second
    assert html.strip() in aigerim.page(f"/messages/{thread}")
    assert [mark for mark, _ in messages(stream, house.db, first)] == [second]
    assert messages(stream, house.db, second) == []


def test_news_begin_after_the_last_message_of_the_page(house, aigerim, boris, thread):
    [shown] = bubbles(aigerim.page(f"/messages/{thread}"))
    reply(boris, thread, "Между страницей и потоком")
    stream = stream_of(house, aigerim, thread, {"after": str(shown)})
    assert len(messages(stream, house.db, stream.since)) == 1


def test_news_end_when_the_person_is_no_longer_in_the_thread(house, aigerim, boris, thread):
    stream = stream_of(house, boris, thread)
    reply(aigerim, thread, "Иә")
    house.db.write(lambda tx: tx.run("update thread set buyer_id = null"))
    assert messages(stream, house.db, 0) == []


def test_news_bear_any_mark(house, boris, thread):
    stream = stream_of(house, boris, thread, {"after": "99999999999999999999"})
    assert messages(stream, house.db, 2**80) == []


def test_news_tell_the_count_and_the_mark_only_when_they_change(house, aigerim, boris, thread):
    stream = stream_of(house, boris, thread)
    assert beside(stream, house.db) == {"unread": "", "mark": ""}
    assert beside(stream, house.db) == {}
    aigerim.page(f"/messages/{thread}")
    assert beside(stream, house.db) == {"mark": "Прочитано"}
    reply(aigerim, thread, "Иә")
    assert "1 непрочитанное" in beside(stream, house.db)["unread"]


@pytest.fixture
def server(house):
    """The site on a real server on this machine."""
    running = uvicorn.Server(uvicorn.Config(house.front, port=0, lifespan="off", log_level="error"))
    work = threading.Thread(target=running.run, daemon=True)
    began = threading.Event()
    startup = running.startup

    async def started(sockets=None):
        await startup(sockets)
        began.set()
    running.startup = started
    work.start()
    assert began.wait(10)
    yield running.servers[0].sockets[0].getsockname()[1]
    house.state.hub.close()
    running.should_exit = running.force_exit = True
    work.join(10)


def connect(port: int, client, path: str, last: int | None = None):
    """An open stream, read with a time limit."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    connection.request("GET", path, headers={"cookie": cookie} | ({"last-event-id": str(last)} if last else {}))
    answer = connection.getresponse()
    assert (answer.status, answer.headers["content-type"]) == (200, "text/event-stream; charset=utf-8")
    return connection, answer


def next_event(answer, wanted: str = "") -> tuple[int, str]:
    """Number and HTML of the next event of that name; messages have none."""
    number, name, lines = 0, "", []
    while True:
        line = answer.readline().decode().rstrip("\n")
        if line.startswith("id: "):
            number = int(line[4:])
        elif line.startswith("data: "):
            lines.append(line[6:])
        elif line.startswith("event: "):
            name = line[7:]
        elif not line and number and name == wanted:
            return number, "\n".join(lines)
        elif not line:
            number, name, lines = 0, "", []


def test_a_stream_brings_each_message_once_over_a_reconnect(house, server, aigerim, boris, thread):
    [shown] = bubbles(aigerim.page(f"/messages/{thread}"))
    path = f"/messages/{thread}/events?after={shown}"
    connection, answer = connect(server, aigerim, path)
    reply(boris, thread, "Первое")
    first, html = next_event(answer)
    assert "Первое" in html and f'id="message-{first}"' in html
    reply(boris, thread, "Второе\nв две строки")
    second, html = next_event(answer)
    assert "Второе\nв две строки" in html
    connection.close()
    reply(boris, thread, "Пока никто не слушал")
    connection, answer = connect(server, aigerim, path, last=second)
    third, html = next_event(answer)
    assert first < second < third and "Пока никто не слушал" in html
    reply(boris, thread, "И дальше")
    fourth, html = next_event(answer)
    assert fourth > third and "И дальше" in html
    connection.close()
    assert bubbles(boris.page(f"/messages/{thread}")) == [shown, first, second, third, fourth]


def test_the_count_comes_to_any_page_at_once(server, aigerim, boris, sanzhar, thread):
    connection, answer = connect(server, aigerim, "/messages/events")
    assert "1 непрочитанное" in next_event(answer, "unread")[1]
    began = time.monotonic()
    reply(boris, thread, "Ау?")
    assert "2 непрочитанных" in next_event(answer, "unread")[1]
    assert time.monotonic() - began < 10  # the bench holds it to a second
    aigerim.page(f"/messages/{thread}")
    assert next_event(answer, "unread")[1] == ""
    connection.close()


def test_guests_have_no_count(guest):
    assert guest.get("/messages/events").status_code == 404
