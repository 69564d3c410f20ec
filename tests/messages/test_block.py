"""Blocking a person: neither can write to the other, in any thread."""

import re

import pytest

from tests.conftest import plain_text
from tests.messages.conftest import count, put_listing, reply, write

CLOSED = "Эта переписка закрыта."
BY_ME = "Вы заблокировали этого человека."


@pytest.fixture
def blocked(aigerim, thread) -> int:
    """The thread whose buyer, Boris, was blocked by Aigerim."""
    answer = aigerim.do(f"/messages/{thread}/block")
    assert answer.headers["location"] == f"/messages/{thread}?said=person-blocked"
    return thread


def test_neither_can_write(house, aigerim, boris, blocked):
    for person in (aigerim, boris):
        answer = reply(person, blocked, "А всё-таки?", status=422)
        assert "А всё-таки?" in answer.text and 'name="send_key"' not in answer.text
    assert count(house, "message") == 1


def test_the_blocked_one_sees_only_that_the_conversation_is_closed(aigerim, boris, blocked):
    page = plain_text(boris.page(f"/messages/{blocked}"))
    assert CLOSED in page and BY_ME not in page and "Снять блокировку" not in page
    assert BY_ME in aigerim.page(f"/messages/{blocked}")


def test_it_holds_in_every_thread_and_for_new_ones(house, aigerim, boris, blocked):
    mine = house.db.write(put_listing, boris.member_id)
    for person, number in ((aigerim, mine), (boris, house.db.write(put_listing, aigerim.member_id))):
        assert CLOSED in person.page(f"/messages/new?listing={number}")
        answer = person.do("/messages/new", {"listing": number, "text": "Это я"}, 422)
        assert CLOSED in answer.text and "Это я" in answer.text
    assert count(house, "thread") == 1


def test_others_are_not_touched(aigerim, sanzhar, listing, blocked):
    number = write(sanzhar, listing, "Здравствуйте")
    reply(aigerim, number, "Сәлем")


def test_blocking_and_lifting_twice_is_once(house, aigerim, boris, blocked):
    aigerim.do(f"/messages/{blocked}/block")
    assert count(house, "person_block") == 1
    for _ in range(2):
        aigerim.do(f"/messages/{blocked}/unblock")
    assert count(house, "person_block") == 0
    reply(boris, blocked, "Спасибо, что вернулись")


def test_the_blocked_one_cannot_lift_it(aigerim, boris, blocked):
    boris.do(f"/messages/{blocked}/unblock")
    reply(boris, blocked, "А так?", status=422)


def test_when_both_block_both_must_lift(aigerim, boris, blocked):
    boris.do(f"/messages/{blocked}/block")
    aigerim.do(f"/messages/{blocked}/unblock")
    assert CLOSED in aigerim.page(f"/messages/{blocked}")
    reply(aigerim, blocked, "Сәлем", status=422)
    boris.do(f"/messages/{blocked}/unblock")
    reply(aigerim, blocked, "Сәлем")


def test_the_list_of_blocked_people_lifts_a_block_where_the_thread_is_gone(house, aigerim, boris, sanzhar, blocked):
    house.db.write(lambda tx: [tx.run("delete from message"), tx.run("delete from thread")])
    assert "Заблокирован 1 человек" in aigerim.page("/messages")
    page = aigerim.page("/messages/blocked")
    number = re.search(r'name="block" value="(\d+)"', page)[1]
    assert "Борис" in page
    sanzhar.do("/messages/blocked/lift", {"block": number})
    assert count(house, "person_block") == 1
    for _ in range(2):
        aigerim.do("/messages/blocked/lift", {"block": number})
    assert count(house, "person_block") == 0
    assert "Вы никого не заблокировали" in aigerim.page("/messages/blocked")
    assert "Заблокирован" not in plain_text(aigerim.page("/messages"))


def test_htmx_gets_the_reason_in_place_of_the_field(boris, blocked):
    answer = boris.do(f"/messages/{blocked}", {"text": "Ау"}, 422, headers={"hx-request-type": "partial"})
    assert CLOSED in answer.text and "<html" not in answer.text and 'id="write"' in answer.text
