"""A quoted phrase is found where its words follow one another in that order, in any form."""

import pytest

from web.index.phrases import phrase_in
from web.index.words import query_terms


def has(text: str, words: str) -> bool:
    """Whether the text has the quoted words."""
    return all(phrase_in(text, phrase) for phrase in query_terms(f'"{words}"').phrases)


@pytest.mark.parametrize(("text", "words"), [
    ("Продам красный диван", "красный диван"), ("Красные диваны", "красный диван"), ("Ремонт под ключ, смета", "под ключ"),
    ("Пәтерді жалға беремін", "патер жалға"), ("Продам 2-х комнатную квартиру", "2-комнатная квартира"),
    ("Роутер Wi-Fi новый", "wifi новый"), ("Роутер wifi новый", "wi-fi новый"), ("iPhone 15 Pro", "iphone 15 pro"),
    ("Монитор 27 дюймов Dell", "27 дюймов dell"), ("Первый. Красный диван", "красный диван"),
])
def test_words_in_a_row_are_a_phrase_whatever_their_forms(text, words):
    assert has(text, words)


@pytest.mark.parametrize(("text", "words"), [
    ("Продам диван красный", "красный диван"), ("Красный большой диван", "красный диван"), ("Диван", "красный диван"),
    ("", "красный диван"), ("Квартира, 2 этаж, комнатный цветок", "2-комнатная квартира"),
])
def test_another_order_or_a_word_between_is_no_phrase(text, words):
    assert not has(text, words)


def test_a_phrase_may_come_late_and_after_a_false_beginning():
    assert has("Красный шкаф, красный стол и наконец красный диван", "красный диван")
