"""How the words were read is shown and can be undone; other words are offered when these find next to nothing; found words are marked."""

import re

import pytest

from tests.search.market import publish, shown, titles
from web.index import vocabulary


def told(html: str) -> str:
    """What stands above the results about the words, without tags."""
    found = re.search(r'<p class="small" id="told">(.*?)</p>', html, re.S)
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", "", found.group(1))).strip() if found else ""


def way(html: str, part: str) -> str:
    """The first address in that part of the page."""
    return re.search(rf'id="{part}".*?<a href="([^"]*)"', html, re.S).group(1).replace("&amp;", "&")


def cards(html: str) -> list[str]:
    """The markup of each card."""
    return re.findall(r"<article.*?</article>", html, re.S)


@pytest.fixture
def flats(house) -> list[int]:
    """Three flats, newest first; the words of their titles are known."""
    numbers = [publish(house, f"Квартира {rooms}-комнатная", category="flat-sale", text_ru="Рядом парк.") for rooms in (1, 2, 3)]
    house.db.write(vocabulary.put, [("квартира", "квартира", 50), ("комнатная", "комнатная", 20)])
    return numbers[::-1]


def test_another_keyboard_layout_is_said_and_can_be_undone(house, guest, flats):
    html = guest.page("/search?q=rdfhnbhf")
    assert shown(html) == flats and told(html).startswith("Искали: квартира") and "Искать только «rdfhnbhf»" in told(html)
    assert way(html, "told") == "/search?q=rdfhnbhf&exact=1"
    literal = guest.page("/search?q=rdfhnbhf&exact=1")
    assert shown(literal) == [] and way(literal, "told") == "/search?q=rdfhnbhf"


def test_words_read_as_typed_need_no_saying(guest, flats):
    html = guest.page("/search?q=квартира")
    assert shown(html) == flats and (not told(html) or "квартира /" in told(html))
    assert not told(guest.page("/search?q=комнатная"))


def test_the_question_stays_the_same_around_the_words(guest, flats):
    assert way(guest.page("/c/realty/almaty?q=rdfhnbhf&price_to=5000&order=cheap"), "told") == \
        "/c/realty/almaty?q=rdfhnbhf&exact=1&price_to=5000&order=cheap"


def test_the_nearest_words_are_offered_with_their_number(guest, flats):
    html = guest.page("/search?q=квортира")
    assert shown(html) == [] and way(html, "nearest") == "/search?q=%D0%BA%D0%B2%D0%B0%D1%80%D1%82%D0%B8%D1%80%D0%B0"
    assert re.search(r'id="nearest".*?<strong>квартира</strong></a> <span class="muted num">3 объявления<', html, re.S)
    assert shown(guest.page(way(html, "nearest"))) == flats


def test_nothing_is_offered_when_enough_is_found_or_nothing_is_near(guest, flats):
    for words in ("квартира", "абракадабра", "-квортира"):
        assert 'id="nearest"' not in guest.page(f"/search?q={words}")


def test_nearest_words_that_find_nothing_here_are_not_offered(guest, flats):
    assert 'id="nearest"' not in guest.page("/c/transport?q=квортира")


def test_found_words_are_marked_in_titles_in_whatever_form(house, guest):
    publish(house, "Кожаные диваны & кресла")
    html = guest.page("/search?q=диван")
    assert "Кожаные <mark>диваны</mark> &amp; кресла</a></h3>" in html and titles(html) == ["Кожаные диваны &amp; кресла"]


def test_without_words_nothing_is_marked_and_cards_stay_as_kept(house, guest):
    publish(house, "Диван")
    guest.page("/search?q=диван")
    assert "<mark>" not in guest.page("/c/home")


def test_a_passage_shows_the_words_that_the_title_does_not(house, guest):
    text = "Продаю в связи с переездом. Состояние отличное, есть чехлы для диванов и подушки <b>."
    publish(house, "Мебель для гостиной", text_ru=text)
    publish(house, "Диван", text_ru="Диван большой.")
    plain, passage = cards(guest.page("/search?q=диван"))
    assert 'class="passage"' not in plain
    assert re.search(r'</h3><p class="passage">…[^<]*<mark>диванов</mark> и подушки &lt;b&gt;\.</p>', passage)


def test_a_passage_is_short_and_begins_near_the_word(house, guest):
    publish(house, "Мебель", text_ru="слово " * 100 + "шкаф " + "слово " * 100)
    [card] = cards(guest.page("/search?q=шкаф"))
    passage = re.sub("<[^>]*>", "", re.search(r'<p class="passage">(.*?)</p>', card).group(1))
    assert len(passage) < 100 and passage.startswith("…") and passage.endswith("…") and passage.index("шкаф") < 20


def test_a_passage_in_the_other_language_says_so(house, guest):
    publish(house, "Жиһаз", title_ru="Мебель", text_kk="Жақсы диван бар.")
    assert '<p class="passage" lang="kk">' in guest.page("/search?q=диван")
    assert '<p class="passage"><' in guest.page("/kk/search?q=диван").replace("Жақсы ", "")


def test_words_that_stand_in_answers_only_have_no_passage(house, guest):
    publish(house, "Диван", town="semey", text_ru="Хороший.")
    html = guest.page("/search?q=диван+семей")
    assert len(shown(html)) == 1 and 'class="passage"' not in html
