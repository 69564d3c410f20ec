"""Marks of delivery and reading, which either can switch off, and quick replies."""

import re
import time

import pytest

from tests.messages.conftest import PART, count, reply


def mark(client, thread: int) -> str:
    """What is said below the last message."""
    return re.search(r"data-mark>([^<]*)<", client.page(f"/messages/{thread}"))[1]


def arrive(house, client) -> None:
    """The member looks at the inbox; that it arrived is written down behind their back."""
    client.page("/messages")
    house.db.write(lambda tx: None)


def test_the_sender_sees_sent_delivered_and_read(house, aigerim, boris, thread):
    assert mark(boris, thread) == ""
    arrive(house, aigerim)
    assert mark(boris, thread) == "Доставлено"
    aigerim.page(f"/messages/{thread}")
    assert mark(boris, thread) == "Прочитано"
    assert mark(aigerim, thread) == "", "the last message is not hers"
    reply(boris, thread, "Ау?")
    assert mark(boris, thread) == ""


@pytest.mark.parametrize("who", ["aigerim", "boris"])
def test_who_switches_it_off_neither_sends_nor_sees(house, aigerim, boris, thread, who):
    one = {"aigerim": aigerim, "boris": boris}[who]
    one.do("/messages/choices", {"marks": "off"})
    assert "Выключено." in one.page("/messages/choices")
    arrive(house, aigerim)
    aigerim.page(f"/messages/{thread}")
    assert mark(boris, thread) == ""
    reply(aigerim, thread, "Иә")
    boris.page(f"/messages/{thread}")
    assert mark(aigerim, thread) == ""


def test_what_was_read_meanwhile_is_not_told_when_it_is_switched_on_again(aigerim, boris, thread):
    aigerim.do("/messages/choices", {"marks": "off"})
    aigerim.page(f"/messages/{thread}")
    for _ in range(2):
        aigerim.do("/messages/choices", {"marks": "on"})
    assert mark(boris, thread) == ""
    reply(boris, thread, "Ау?")
    aigerim.page(f"/messages/{thread}")
    assert mark(boris, thread) == "Прочитано"


def test_a_page_fetched_ahead_tells_nothing(aigerim, boris, thread):
    aigerim.get(f"/messages/{thread}", headers={"sec-purpose": "prefetch"})
    assert mark(boris, thread) == ""


def test_quick_replies_are_written_changed_and_deleted_by_their_owner(house, aigerim, boris):
    for _ in range(2):
        aigerim.do("/messages/choices/add", {"body": "Иә, әлі сатылуда"})
    number = house.db.value("select id from quick_reply")
    boris.do("/messages/choices/change", {"number": number, "body": "моё"})
    boris.do("/messages/choices/change", {"number": number, "drop": "1"})
    assert house.db.value("select body from quick_reply") == "Иә, әлі сатылуда"
    aigerim.do("/messages/choices/change", {"number": number, "body": "Сатылды"})
    assert "Сатылды</textarea>" in aigerim.page("/messages/choices") and "Сатылды" not in boris.page("/messages/choices")
    for _ in range(2):
        aigerim.do("/messages/choices/change", {"number": number, "drop": "1"})
    assert count(house, "quick_reply") == 0


@pytest.mark.parametrize("body", ["", "  ", "я" * 301])
def test_empty_and_too_long_quick_replies_are_refused_and_kept_in_the_field(house, aigerim, body):
    answer = aigerim.do("/messages/choices/add", {"body": body}, 422)
    assert 'class="error"' in answer.text and body.strip() in answer.text
    aigerim.do("/messages/choices/add", {"body": "Иә"})
    number = house.db.value("select id from quick_reply")
    assert aigerim.do("/messages/choices/change", {"number": number, "body": body}, 422).text.count('class="error"') == 1
    assert house.db.value("select body from quick_reply") == "Иә"


def test_there_are_ten_at_most_and_the_usual_ones_to_begin_with(house, aigerim):
    for _ in range(2):
        aigerim.do("/messages/choices/add", {"usual": "1", "body": ""})
    assert count(house, "quick_reply") == 4 and "Здравствуйте! Уже продано." in aigerim.page("/messages/choices")
    for number in range(8):
        answer = aigerim.do("/messages/choices/add", {"body": f"Ответ {number}"})
    assert answer.headers["location"] == "/messages/choices?said=quick-full#quick"
    assert count(house, "quick_reply") == 10


def test_one_press_puts_the_words_behind_what_is_typed_and_sends_nothing(house, aigerim, thread):
    aigerim.do("/messages/choices/add", {"body": "Қашан көресіз?"})
    number = house.db.value("select id from quick_reply")
    for headers in ({}, PART):
        answer = aigerim.do(f"/messages/{thread}/quick", {"text": "Сәлем!", "quick": number, "send_key": "mine"}, 200, headers=headers)
        assert "Сәлем! Қашан көресіз?</textarea>" in answer.text and 'value="mine"' in answer.text
    assert count(house, "message") == 1


def test_somebody_else_s_quick_reply_puts_nothing(house, aigerim, boris, thread):
    aigerim.do("/messages/choices/add", {"body": "Менің жауабым"})
    number = house.db.value("select id from quick_reply")
    assert "Менің жауабым" not in boris.do(f"/messages/{thread}/quick", {"text": "", "quick": number}, 200).text


def test_looking_at_the_inbox_again_writes_nothing_more(house, aigerim, thread):
    arrive(house, aigerim)
    stamp = house.db.value("select max(n) from topic")
    aigerim.page("/messages")
    time.sleep(0.05)
    assert house.db.value("select max(n) from topic") == stamp
