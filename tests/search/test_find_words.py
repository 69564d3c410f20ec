"""People find listings by any form of a word, in Russian and in Kazakh, however they type it."""

import pytest

from tests.search.market import publish, shown, titles


@pytest.mark.parametrize("words", ["диван", "диваны", "диванов", "ДИВАНАМИ", "красные диваны"])
def test_any_form_of_a_russian_word_finds_it(house, guest, words):
    number = publish(house, "Продам красный диван")
    publish(house, "Продам шкаф")
    assert shown(guest.page(f"/search?q={words}")) == [number]


@pytest.mark.parametrize("words", ["пәтер", "патер", "пәтерлер", "патерди жалга"])
def test_kazakh_words_are_found_with_russian_letters_too(house, guest, words):
    number = publish(house, "", title_kk="Пәтерді жалға беремін", category="flat-rent-long")
    publish(house, "Продам шкаф")
    assert shown(guest.page(f"/search?q={words}")) == [number]


def test_words_of_the_text_and_the_name_of_the_town_count_too(house, guest):
    number = publish(house, "Мебель", text_ru="Есть комод и пуфик", town="semey")
    assert shown(guest.page("/search?q=комоды семей")) == [number]


def test_a_word_after_a_minus_leaves_listings_out(house, guest):
    whole = publish(house, "Стул целый")
    publish(house, "Стул сломанный")
    assert shown(guest.page("/search?q=стул -сломанный")) == [whole]


def test_every_word_must_be_met(house, guest):
    publish(house, "Стол дубовый")
    assert shown(guest.page("/search?q=стол сосновый")) == []


def test_words_typed_in_the_wrong_layout_are_found_and_this_is_said(house, guest):
    number = publish(house, "Квартира в центре", category="flat-sale")
    page = guest.page("/search?q=rdfhnbhf")
    assert shown(page) == [number] and "Искали: квартира" in page


def test_nothing_is_said_when_the_words_are_what_they_look_like(house, guest):
    publish(house, "Samsung Galaxy", category="phones")
    assert "Искали:" not in guest.page("/search?q=samsung")


def test_signs_of_the_query_language_are_only_signs(house, guest):
    publish(house, "Стол")
    for words in ('"стол', "стол*", "стол AND", "NEAR(стол", "стол OR 1=1", "terms:стол", "zz1", "^стол", "стол')--"):
        assert guest.get("/search", params={"q": words}).status_code == 200, words


def test_tags_of_the_index_cannot_be_asked_for_in_words(house, guest):
    publish(house, "Стол")
    assert titles(guest.get("/search", params={"q": "zz1"}).text) == []


def test_a_card_is_in_the_language_of_the_page(house, guest):
    publish(house, "Синий стол", title_kk="Көк үстел")
    assert titles(guest.page("/search")) == ["Синий стол"] and titles(guest.page("/kk/search")) == ["Көк үстел"]


def test_the_page_says_how_many_were_found_and_keeps_the_words_in_the_field(house, guest):
    for number in range(3):
        publish(house, f"Стул номер {number}")
    page = guest.page("/search?q=стулья")
    assert "3 объявления" in page and 'name="q" value="стулья"' in page
