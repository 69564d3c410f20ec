"""Who sees a conversation: its two people, and nobody else."""

import pytest

from tests.conftest import plain_text
from tests.messages.conftest import bubbles, reply
from web.core import clock


@pytest.mark.parametrize("person", ["sanzhar", "madina", "olzhas"])
def test_a_conversation_of_others_is_not_there(request, thread, person):
    stranger = request.getfixturevalue(person)
    stranger.page(f"/messages/{thread}", 404)
    stranger.page(f"/messages/{thread}/events", 404)
    for path in ("", "/read", "/block", "/unblock"):
        stranger.do(f"/messages/{thread}{path}", {"text": "Пустите", "upto": "1"}, 404)
    assert "Коляска" not in stranger.page("/messages")


def test_a_guest_is_asked_to_log_in(guest, thread):
    for path in ("/messages", f"/messages/{thread}", "/messages/blocked"):
        assert guest.get(path).headers["location"].startswith("/login?next=")
    guest.page(f"/messages/{thread}/events", 404)
    assert guest.do(f"/messages/{thread}", {"text": "Пустите"}).headers["location"].startswith("/login")


@pytest.mark.parametrize("number", [1, 2**63 - 1, 2**63, 10**30])
def test_no_such_conversation_is_not_found(boris, number):
    boris.page(f"/messages/{number}", 404)
    boris.page(f"/messages/{number}/events", 404)
    boris.do(f"/messages/{number}", {"text": "Ау"}, 404)


def test_earlier_messages_are_paged_by_key(house, boris, thread):
    for number in range(120):
        reply(boris, thread, f"Сообщение {number}")
    newest = boris.page(f"/messages/{thread}")
    middle = boris.page(f"/messages/{thread}?before={bubbles(newest)[0]}")
    oldest = boris.page(f"/messages/{thread}?before={bubbles(middle)[0]}")
    everything = house.db.all("select id from message order by id")
    assert bubbles(oldest) + bubbles(middle) + bubbles(newest) == [row.id for row in everything]
    assert [len(bubbles(page)) for page in (newest, middle, oldest)] == [50, 50, 21]
    assert "Более ранние" in middle and "Более ранние" not in oldest
    assert "data-events" in newest and "data-events" not in middle and 'id="write"' not in middle


def test_each_day_is_headed_once(house, aigerim, boris, thread):
    reply(aigerim, thread, "Иә")
    house.db.write(lambda tx: tx.run("update message set at = at - :day", day=clock.DAY))
    reply(boris, thread, "Отлично")
    reply(boris, thread, "Еду")
    page = plain_text(boris.page(f"/messages/{thread}"))
    assert (page.count("Вчера"), page.count("Сегодня")) == (1, 1)
    assert page.index("Вчера") < page.index("Иә") < page.index("Сегодня") < page.index("Отлично")
    house.db.write(lambda tx: tx.run("update message set at = 1700000000"))
    assert "15 ноября 2023" in boris.page(f"/messages/{thread}")


def test_the_page_warns_against_paying_in_advance(aigerim, boris, thread):
    assert "Не платите незнакомым людям вперёд" in boris.page(f"/messages/{thread}")
    assert "Танымайтын адамға алдын ала төлемеңіз" in aigerim.page(f"/kk/messages/{thread}")


def test_the_live_script_is_on_pages_of_members_only(boris, guest, thread):
    assert "/static/live.js" in boris.page(f"/messages/{thread}")
    assert 'data-inbox="/messages/events"' in boris.page("/search") and "/static/live.js" in boris.page("/search")
    assert "/static/live.js" not in guest.page("/search") and "data-inbox" not in guest.page("/search")


def test_pages_of_messages_are_never_kept_or_indexed(boris, thread):
    answer = boris.get(f"/messages/{thread}")
    assert answer.headers["cache-control"] == "private, no-store"
    assert 'name="robots" content="noindex"' in answer.text
