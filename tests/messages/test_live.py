"""New messages as they come: each one once, to the two people only."""

import http.client
import threading
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


def test_news_are_the_messages_after_the_mark_each_as_on_the_page(house, aigerim, boris, thread):
    stream = stream_of(house, aigerim, thread)
    assert stream.topics == {f"thread:{thread}"}
    assert stream.news(house.db, stream.since) == []
    reply(boris, thread, "Раз")
    reply(boris, thread, "Два")
    (first, name, html), (second, _, _) = stream.news(house.db, stream.since)
    assert (first < second, name) == (True, "")
    assert html.strip() in aigerim.page(f"/messages/{thread}")
    assert [mark for mark, _, _ in stream.news(house.db, first)] == [second]
    assert stream.news(house.db, second) == []


def test_news_begin_after_the_last_message_of_the_page(house, aigerim, boris, thread):
    [shown] = bubbles(aigerim.page(f"/messages/{thread}"))
    reply(boris, thread, "Между страницей и потоком")
    stream = stream_of(house, aigerim, thread, {"after": str(shown)})
    assert len(stream.news(house.db, stream.since)) == 1


def test_news_end_when_the_person_is_no_longer_in_the_thread(house, aigerim, boris, thread):
    stream = stream_of(house, boris, thread)
    reply(aigerim, thread, "Иә")
    house.db.write(lambda tx: tx.run("update thread set buyer_id = null"))
    assert stream.news(house.db, 0) == []


def test_news_bear_any_mark(house, boris, thread):
    stream = stream_of(house, boris, thread, {"after": "99999999999999999999"})
    assert stream.news(house.db, 2**80) == []


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


def next_event(answer) -> tuple[int, str]:
    """Number and HTML of the next message of a stream."""
    number, lines = 0, []
    while True:
        line = answer.readline().decode().rstrip("\n")
        if line.startswith("id: "):
            number = int(line[4:])
        elif line.startswith("data: "):
            lines.append(line[6:])
        elif not line and number:
            return number, "\n".join(lines)


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
