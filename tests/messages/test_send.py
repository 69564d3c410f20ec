"""Answering in a conversation."""

import pytest

from tests.conftest import House
from tests.messages.conftest import bubbles, count, key_in, put_listing, reply, write

PART = {"hx-request": "true", "hx-request-type": "partial"}


def test_an_answer_is_seen_by_both_in_the_order_of_sending(aigerim, boris, thread):
    reply(aigerim, thread, "Иә, әлі сатылып жатыр.")
    reply(boris, thread, "Отлично!")
    for page in (aigerim.page(f"/messages/{thread}"), boris.page(f"/messages/{thread}")):
        assert page.index("ещё продаётся") < page.index("әлі сатылып") < page.index("Отлично!")
        assert bubbles(page) == sorted(bubbles(page))


def test_own_messages_stand_apart(aigerim, boris, thread):
    assert 'class="bubble mine"' in boris.page(f"/messages/{thread}")
    assert 'class="bubble mine"' not in aigerim.page(f"/messages/{thread}")


def test_after_sending_one_is_at_the_end_of_the_conversation(boris, thread):
    assert reply(boris, thread, "Ау?").headers["location"] == f"/messages/{thread}#end"
    answer = boris.do(f"/kk/messages/{thread}", {"text": "Ау?"})
    assert answer.headers["location"] == f"/kk/messages/{thread}#end"


def test_sending_twice_is_sending_once(house, boris, thread):
    key = key_in(boris.page(f"/messages/{thread}"))
    for _ in range(2):
        reply(boris, thread, "Готов забрать завтра.", key)
    assert count(house, "message") == 2


def test_the_same_words_with_a_new_key_are_a_new_message(house, boris, thread):
    for _ in range(2):
        reply(boris, thread, "Да", key_in(boris.page(f"/messages/{thread}")))
    reply(boris, thread, "Да")
    reply(boris, thread, "Да")
    assert count(house, "message") == 5


def test_a_key_of_another_person_stops_nothing(house, aigerim, boris, thread):
    reply(boris, thread, "Раз", "same")
    reply(aigerim, thread, "Бір", "same")
    assert count(house, "message") == 3


@pytest.mark.parametrize("text", ["", " \n\t ", "я" * 2001])
def test_empty_and_too_long_messages_are_refused(house, boris, thread, text):
    answer = reply(boris, thread, text, status=422)
    assert text.strip() in answer.text
    assert count(house, "message") == 1


def test_two_thousand_characters_and_lines_are_kept(boris, aigerim, thread):
    reply(boris, thread, "Абай\r\n" + "қ" * 1995)
    assert "Абай\n" + "қ" * 1995 in aigerim.page(f"/messages/{thread}")


def test_what_is_written_is_text_and_nothing_else(boris, aigerim, thread):
    reply(boris, thread, "<script>alert(1)</script> & {{ 7 * 7 }}")
    page = aigerim.page(f"/messages/{thread}")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; {{ 7 * 7 }}" in page


def test_htmx_gets_an_empty_field_and_only_what_is_new(aigerim, boris, thread):
    first = bubbles(boris.page(f"/messages/{thread}"))[-1]
    reply(aigerim, thread, "Иә")
    answer = boris.do(f"/messages/{thread}", {"text": "Спасибо", "after": first}, 200, headers=PART)
    assert "<html" not in answer.text
    assert answer.text.startswith('<form class="write')
    assert "Иә" in answer.text and "Спасибо</" not in answer.text.split("<template")[0]
    assert first not in bubbles(answer.text) and len(bubbles(answer.text)) == 2
    assert f'name="after" type="hidden" value="{bubbles(answer.text)[-1]}"' in answer.text


def test_htmx_part_occurs_in_the_page(boris, thread):
    answer = boris.do(f"/messages/{thread}", {"text": "Спасибо"}, 200, headers=PART).text
    bubble = answer[answer.index('<div class="bubble'):answer.index("</template>")].strip()
    assert bubble in boris.page(f"/messages/{thread}")


@pytest.mark.parametrize("after", ["", "abc", "99999999999999999999", "9223372036854775807", "²"])
def test_htmx_answer_bears_any_mark(boris, thread, after):
    boris.do(f"/messages/{thread}", {"text": "Спасибо", "after": after}, 200, headers=PART)


def test_htmx_gets_the_field_back_with_the_text_when_it_is_refused(boris, thread):
    answer = boris.do(f"/messages/{thread}", {"text": "я" * 2001}, 422, headers=PART)
    assert "<html" not in answer.text
    assert "я" * 2001 in answer.text and 'class="error"' in answer.text


def test_sending_is_limited_in_words_and_the_text_is_kept(tmp_path):
    house = House(tmp_path, rate_limits=True)
    seller, buyer = house.member("Айгерим"), house.client(house.member("Борис"))
    thread = write(buyer, house.db.write(put_listing, seller), "Здравствуйте!")
    for number in range(29):
        reply(buyer, thread, f"Вопрос {number}")
    answer = reply(buyer, thread, "Тридцать первый", status=429)
    assert "За десять минут можно отправить 30 сообщений." in answer.text
    assert "Ваш текст сохранён: отправьте его снова через 1 минуту." in answer.text
    assert "Тридцать первый" in answer.text
    assert count(house, "message") == 30
    house.close()
