"""Sending words with signs of fraud: the writer is asked first, keeps the words, and decides."""

import html
import re

import pytest

from tests.messages.conftest import count, key_in, put_listing, reply, write

PREPAID = "Внесите предоплату 5000, и он ваш"


def seal(page: str) -> str:
    """The value of the button that sends all the same."""
    return html.unescape(re.search(r'name="all_the_same" value="([^"]+)"', page)[1])


def typed(page: str) -> str:
    """What stands in the field."""
    return html.unescape(re.search(r'<textarea[^>]*name="text"[^>]*>\r?\n?(.*?)</textarea>', page, re.S)[1])


def test_the_writer_is_asked_and_nothing_is_sent_yet(house, boris, thread):
    before = count(house, "message")
    page = reply(boris, thread, PREPAID, "k1", 422).text
    assert "Прежде чем отправить" in page and "Деньги вперёд" in page and "<q>предоплату" in page or "<q>Внесите предоплату" in page
    assert typed(page) == PREPAID and key_in(page) == "k1" and count(house, "message") == before


def test_sent_all_the_same_it_is_sent_once(house, boris, aigerim, thread):
    page = reply(boris, thread, PREPAID, "k1", 422).text
    for _ in range(2):
        boris.do(f"/messages/{thread}", {"text": PREPAID, "send_key": "k1", "all_the_same": seal(page)})
    assert aigerim.page(f"/messages/{thread}").count(PREPAID) == 1


def test_other_words_are_asked_about_anew(house, boris, thread):
    page = reply(boris, thread, PREPAID, "k1", 422).text
    other = {"text": PREPAID + " сегодня", "send_key": "k1", "all_the_same": seal(page)}
    assert 'id="asks"' in boris.do(f"/messages/{thread}", other, 422).text


def test_a_seal_is_of_one_conversation(house, aigerim, boris, thread):
    page = reply(boris, thread, PREPAID, "k1", 422).text
    another = write(boris, house.db.write(put_listing, aigerim.member_id), "Добрый день")
    boris.do(f"/messages/{another}", {"text": PREPAID, "send_key": "k1", "all_the_same": seal(page)}, 422)
    boris.do(f"/messages/{thread}", {"text": PREPAID, "send_key": "k1", "all_the_same": "forged"}, 422)


def test_changed_words_go_without_a_question(house, boris, aigerim, thread):
    reply(boris, thread, PREPAID, "k1", 422)
    reply(boris, thread, "Можно посмотреть завтра?", "k1")
    page = aigerim.page(f"/messages/{thread}")
    assert "посмотреть завтра" in page and "предоплату" not in page


def test_htmx_gets_the_field_with_the_question(boris, thread):
    answer = boris.post(f"/messages/{thread}", data={"text": PREPAID, "send_key": "k1"}, headers={"hx-request-type": "partial"})
    assert answer.status_code == 422 and answer.text.lstrip().startswith("<form") and 'id="asks"' in answer.text
    assert 'href="#text"' in answer.text and 'id="text"' in answer.text and "<html" not in answer.text


def test_the_first_message_is_asked_about_too(house, boris, listing):
    words = {"listing": listing, "text": "Скиньте номер карты, переведу", "send_key": "k1"}
    page = boris.do("/messages/new", words, 422).text
    assert typed(page) == words["text"] and count(house, "thread") == 0
    boris.do("/messages/new", {**words, "all_the_same": seal(page)})
    boris.do("/messages/new", {**words, "all_the_same": seal(page)})
    assert (count(house, "thread"), count(house, "message")) == (1, 1)


@pytest.mark.parametrize(("prefix", "words"), [("/kk", "Жібермес бұрын"), ("/en", "Before you send it")])
def test_the_question_is_asked_in_the_writers_language(boris, thread, prefix, words):
    assert words in boris.do(f"{prefix}/messages/{thread}", {"text": PREPAID, "send_key": "k1"}, 422).text


def test_nothing_of_the_question_is_kept(house, boris, thread):
    reply(boris, thread, PREPAID, "k1", 422)
    assert count(house, "repeated") == 0
    assert "предоплату 5000".encode() not in b"".join(path.read_bytes() for path in house.state.settings.data.rglob("*") if path.is_file())
