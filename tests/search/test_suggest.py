"""What may be meant is offered while somebody types: categories, towns and words that many people use."""

import re

import pytest

from tests.search.market import publish, shown


def put(tx, words: dict[str, int]) -> None:
    for word, members in words.items():
        tx.insert("word", word=word, written=word, members=members)
    tx.touch("words")


def offered(guest, typed: str, prefix: str = "") -> dict[str, str]:
    """Names and addresses under the search field, as htmx gets them."""
    answer = guest.get(prefix + "/suggest", params={"q": typed}, headers={"HX-Request-Type": "partial"})
    assert answer.status_code == 200 and "<html" not in answer.text
    return {name: path.replace("&amp;", "&") for path, name in re.findall(r'<a href="([^"]*)">.*?<span>(.*?)</span>', answer.text)}


def test_categories_are_offered_by_the_beginning_of_any_word_in_their_name(guest):
    assert offered(guest, "мебель")["Мебель · Дом и сад"] == "/c/home/furniture"
    assert "/c/realty/flat-sale" in offered(guest, "квартир").values()
    assert "/kk/c/home/furniture" in offered(guest, "жиһаз", "/kk").values()


def test_a_town_is_offered_with_the_words_before_it(guest):
    assert offered(guest, "алмат")["Алматы"] == "/c/all/almaty"
    found = offered(guest, "детский велосипед алмат")
    assert found["детский велосипед, Алматы"].startswith("/c/all/almaty?q=")


def test_the_last_word_is_completed_by_what_most_people_write(house, guest):
    house.db.write(put, {"велосипед": 40, "великан": 5, "велюр": 9})
    found = [name for name in offered(guest, "детский вел") if name.startswith("детский ")]
    assert found == ["детский велосипед", "детский велюр", "детский великан"]
    number = publish(house, "Велосипед детский")
    assert shown(guest.page(offered(guest, "детский вел")["детский велосипед"])) == [number]


def test_words_that_come_later_are_offered_from_then_on(house, guest):
    assert "самокат" not in offered(guest, "само")
    house.db.write(put, {"самокат": 7})
    assert "самокат" in offered(guest, "само")


def test_the_other_keyboard_layout_is_understood(guest):
    assert "/c/home/furniture" in offered(guest, "vt,tkm").values()


@pytest.mark.parametrize("typed", ["", "д", "  ", "%", "<b>", "щщщщщ", "д" * 5_000, "\0", "'; drop table word"])
def test_strange_beginnings_get_an_answer_without_offers(guest, typed):
    assert offered(guest, typed) == {}


def test_the_same_is_a_page_without_javascript_and_is_kept_for_nobody(guest):
    answer = guest.get("/suggest", params={"q": "мебель"})
    assert "/c/home/furniture" in answer.text and "<html" in answer.text and "noindex" in answer.text
    assert "no-store" in answer.headers["cache-control"] or "private" in answer.headers["cache-control"]


def test_at_most_eight_are_offered(house, guest):
    house.db.write(put, {f"мет{letter}": 5 for letter in "абвгдежзик"})
    assert len(offered(guest, "мет")) == 8


def test_of_the_forms_of_a_word_the_most_frequent_is_offered(house, guest):
    house.db.write(put, {"квартира": 40, "квартиру": 50, "квартир": 30, "квадроцикл": 5})
    assert [name for name in offered(guest, "ква") if "·" not in name] == ["квартиру", "квадроцикл"]
