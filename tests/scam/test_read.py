"""Reading: the receiver sees beside the message why to take care; the writer does not, and nothing is hidden."""

import pytest

from tests.messages.conftest import freeze
from tests.scam.test_send import seal


def send(client, thread: int, text: str) -> None:
    """Sends words all the same."""
    words = {"text": text, "send_key": text[:20]}
    page = client.do(f"/messages/{thread}", words, 422).text
    client.do(f"/messages/{thread}", {**words, "all_the_same": seal(page)})


def test_the_reader_sees_one_advice_with_the_passage(aigerim, boris, thread):
    send(boris, thread, "Оформите доставку: kaspi-pay.top/x")
    page = aigerim.page(f"/messages/{thread}")
    assert "Не открывайте этот адрес" in page and "<q>kaspi-pay.top/x</q>" in page and 'href="/safety#lookalike"' in page
    assert "Оформите доставку" in page, "nothing is blocked by the program"
    assert "Не открывайте этот адрес" not in boris.page(f"/messages/{thread}")


def test_the_weightiest_of_several_is_told(aigerim, boris, thread):
    send(boris, thread, "Пишите в WhatsApp и скажите код из смс")
    page = aigerim.page(f"/kk/messages/{thread}")
    assert "СМС-тегі кодты ешкімге" in page and page.count('class="notice warn"') == 1


@pytest.mark.parametrize("text", ["Ещё продаёте?", "Предоплата не нужна", "Обзор: https://youtu.be/abc"])
def test_honest_words_have_no_note(aigerim, boris, thread, text):
    boris.do(f"/messages/{thread}", {"text": text, "send_key": "k"})
    assert "/safety#" not in aigerim.page(f"/messages/{thread}")


def test_words_that_are_not_shown_are_not_judged_aloud(house, aigerim, boris, thread):
    send(boris, thread, "Скиньте номер карты")
    freeze(house, boris)
    page = aigerim.page(f"/messages/{thread}")
    assert "Скиньте" not in page and "/safety#card" not in page
