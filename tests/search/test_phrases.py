"""Words in quotes are found in this order only; what cannot all be looked through is looked through newest first, and said so."""

import random
import re

import pytest

from tests.search.market import link, publish, shown
from web.index import reading
from web.index.asking import query_terms
from web.index.phrases import phrase_in
from web.index.words import terms
from web.listings.store import rows, shelf
from web.search import store_phrases
from web.search.phrases import Sieve

TEXTS = ("Без торга, цена окончательная.", "Торг возможен, без обмена.", "Небольшой торг. Без документов.", "Отдам без торга и обмена.")


def total(html: str) -> str:
    """What stands beside the heading."""
    found = re.search(r'</h1> <span class="muted num">([^<]*)<', html)
    return found.group(1) if found else ""


def further(html: str) -> str:
    """The address at which older candidates are looked through, "" where it is not offered."""
    found = re.search(r'href="([^"]*)"[^>]*>Посмотреть среди более старых', html)
    return found.group(1).replace("&amp;", "&") if found else ""


def fill(house, count: int) -> list[int]:
    """So many listings with those words, newest first; every second one has them in this order."""
    return [publish(house, f"Стол {number}", text_ru=TEXTS[number % 2]) for number in range(count)][::-1]


def test_only_words_in_this_order_next_to_one_another_are_found(house, guest):
    first, _other, _apart, last = [publish(house, "Диван", text_ru=text) for text in TEXTS]
    assert shown(guest.page('/search?q="без торга"')) == [last, first]
    assert len(shown(guest.page("/search?q=без торга"))) == 4


def test_any_form_and_the_title_will_do(house, guest):
    number = publish(house, "Двухкомнатную квартиру", category="flat-sale")
    publish(house, "Квартира двухкомнатная", category="flat-sale")
    assert shown(guest.page('/search?q="двухкомнатная квартира"')) == [number]


def test_each_of_several_phrases_must_be_there(house, guest):
    both = publish(house, "Стол и стулья", text_ru="Самовывоз из города. Без торга.")
    publish(house, "Стол", text_ru="Без торга. Из города самовывоз.")
    assert shown(guest.page('/search?q="без торга" "самовывоз из города"')) == [both]


def test_a_changed_text_is_looked_at_anew(house, guest):
    number = publish(house, "Стол", text_ru=TEXTS[0])
    assert shown(guest.page('/search?q="без торга"')) == [number]
    house.db.write(lambda tx: shelf.change(tx, rows.one(tx, number), shelf.Books(), text_ru=TEXTS[1]))
    assert shown(guest.page('/search?q="без торга"')) == []


@pytest.mark.parametrize("order, wanted", [("cheap", [1, 2, 3]), ("dear", [3, 2, 1]), ("best", [3, 1, 2])])
def test_phrases_are_found_in_other_orders_too(house, guest, order, wanted):
    words = {1: "Стол", 2: "Стул", 3: "Без торга стол"}
    prices = {publish(house, words[price], price=price, text_ru=TEXTS[0]): price for price in (2, 1, 3)}
    publish(house, "Стол", price=2, text_ru=TEXTS[1])
    found = shown(guest.page(f'/search?q="без торга"&order={order}'))
    assert [prices[number] for number in found] == ([3, 1, 2] if order == "best" else wanted)


def test_pages_of_a_phrase_hold_every_listing_once(house, guest):
    numbers = fill(house, 90)[1::2]
    first = guest.page('/search?q="без торга"')
    second = guest.page(link(first, "next"))
    third = guest.page(link(second, "next"))
    assert shown(first) + shown(second) + shown(third) == numbers and total(first) == "45 объявлений"
    assert shown(guest.page(link(third, "prev"))) == shown(second)
    assert not link(third, "next")


@pytest.mark.parametrize("bound", [7, 30])
def test_beyond_the_bound_the_pages_go_on_and_none_is_skipped(house, guest, monkeypatch, bound):
    monkeypatch.setattr(store_phrases, "LOOKED", bound)
    monkeypatch.setattr(store_phrases, "AT_ONCE", 5)
    numbers = fill(house, 60)[1::2]
    html, seen, path = "", [], '/search?q="без торга"'
    assert total(guest.page(path)) == f"{bound // 2} среди {bound} самых новых"
    while path:
        html = guest.page(path)
        seen += shown(html)
        path = link(html, "next") or further(html)
    assert seen == numbers


def test_the_bound_is_said_and_older_ones_are_one_step_away(house, guest, monkeypatch):
    old = publish(house, "Стол", text_ru=TEXTS[0])
    for _ in range(6):
        publish(house, "Стол", text_ru=TEXTS[1])
    monkeypatch.setattr(store_phrases, "LOOKED", 5)
    html = guest.page('/search?q="без торга"')
    assert "проверен в 5 самых новых" in html and shown(html) == []
    assert shown(guest.page(further(html))) == [old]


def test_looking_ends_with_patience_and_begins_where_it_ended(house, guest, monkeypatch):
    fill(house, 10)
    monkeypatch.setattr(store_phrases, "PATIENCE", -1)
    assert "проверен в 0 самых новых" in guest.page('/search?q="без торга"')


def test_who_is_blocked_is_not_found_by_a_phrase(house, guest):
    publish(house, "Стол", text_ru=TEXTS[0], seller="boris")
    house.db.write(lambda tx: (tx.run("update member set blocked_at = 1 where display_name = 'Борис'"), tx.touch("site")))
    assert shown(guest.page('/search?q="без торга"')) == []


def test_the_cheap_first_look_loses_no_phrase():
    draw = random.Random(5)
    words = ("продаю iPhone 13 Pro б/у 15\" без торга 2-х комнатная 45 м² Toyota RAV4 жақсы жағдайда кітабы сатылады Wi-Fi и "
             "хорошее состояние двушка 256gb кв. м қызыл кBартиру о\u0301чень ёлка на dıvan úı жигiт өте дня "
             "л.с. б\u00a0/\u00a0у 150\u00a0л.\u00a0с. 3\u00a0м³").split(" ")
    found = 0
    for _ in range(600):
        text = " ".join(draw.choices(words, k=12))
        start = draw.randrange(10)
        phrases = query_terms('"' + " ".join(text.replace('"', "").split(" ")[start:start + 2]) + '"').phrases
        has = bool(phrases) and all(phrase_in(text, phrase) for phrase in phrases)
        assert not phrases or Sieve(phrases, {}).passes(text) == has, (text, phrases)
        found += has
    assert found > 100


@pytest.mark.parametrize("text", ["о\u0301чень хорошая", "Oчень хopoшая", "ОЧЕНЬ, ХОРОШАЯ!", "óчень хорошая"])
def test_the_first_look_sees_through_accents_and_letters_of_the_other_script(text):
    phrases = query_terms('"очень хорошая"').phrases
    assert phrase_in(text, phrases[0]) and Sieve(phrases, {}).passes("", "", text, "")


@pytest.mark.parametrize("text, has", [("Пәтер жалға беріледі, жақсы жағдайда тұр, барлық жиһазы бар", True),
                                       ("Продам диван. Жагдайда.", False),
                                       ("Пәтер жалға беріледі, барлық жиһазы бар, жақсы, өте таза, жағдайда", False)])
def test_a_phrase_is_read_as_the_text_around_it_is(text, has):
    assert phrase_in(text, query_terms('"жақсы жағдайы"').phrases[0]) == has


def test_words_of_a_kazakh_text_have_their_kazakh_stems_in_a_phrase_too():
    phrase = query_terms('"телевизоры бар"').phrases[0]
    kazakh = "Пәтер жалға беріледі, тоңазытқышы, кір жуғышы, жиһазы, телевизоры бар"
    for text in (kazakh, "Продам телевизоры бар стойку", kazakh.replace("телевизоры", "телевизорлары")):
        found, whole = reading.pieces(text), set(terms(text))
        assert phrase_in(text, phrase) == all(any(set(way) <= whole for way in word) for word in phrase), found
