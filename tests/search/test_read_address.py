"""Any address of results is answered: with what it asks for, without what makes no sense, or with 404."""

import pytest

from tests.search.market import publish, shown

ODD = [
    {"price_from": "abc"}, {"price_to": "-5"}, {"price_from": "9" * 400}, {"price_from": "１００"}, {"before": "xyz"},
    {"before": "9" * 30}, {"before": "٣"}, {"after": "-1"}, {"before": "1", "after": "2"}, {"q": "я" * 5_000},
    {"q": "а " * 2_500}, {"q": "\0"}, {"q": "\ud800"}, {"q": "(((\"'*"}, {"q": "-"}, {"q": "-- - -стол"},
    {"category": "\0", "place": "нет"}, {"town": "' or 1=1"}, {"region": "x" * 10_000}, {"mode": "gift"},
    {"photo": "maybe"}, {"has": "condition"}, {"has": "."}, {"has": ["condition.new"] * 500}, {"has": "make.toyota"},
]
BYTES = ("q=%ff%fe", "q=%00", "&&&===", "q", "before=%31%00", "q=%F0%9F%9B%8B", "has=%00.%00")
NOWHERE = ("/c/", "/c/none", "/c/home/none", "/c/furniture", "/c/electronics/furniture", "/c//home", "/c/semey",
           "/c/home/semey/almaty", "/c/home/%ff", "/c/home/../x", "/c/all/x", "/c/%00")


@pytest.mark.parametrize("asked", ODD, ids=str)
def test_odd_parameters_are_answered(house, guest, asked):
    for path in ("/search", "/c/home/furniture", "/c/all/semey", "/towns", "/categories"):
        safe = {name: value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
                for name, value in asked.items()}
        assert guest.get(path, params=safe).status_code == 200, path


@pytest.mark.parametrize("query", BYTES)
def test_raw_bytes_are_answered(guest, query):
    assert guest.get("/search?" + query).status_code == 200


@pytest.mark.parametrize("path", NOWHERE)
def test_an_address_of_nothing_is_not_found(guest, path):
    assert guest.get(path).status_code == 404


def test_what_makes_no_sense_is_left_out_and_named(house, guest):
    number = publish(house, "Стол")
    page = guest.page("/search?price_from=abc&before=xyz&category=none&mode=gift&has=a.b")
    assert shown(page) == [number]
    assert "Не учтено, потому что непонятно: рубрика, цена, страница, вид цены, фильтр." in page


def test_too_many_words_are_cut_and_signs_alone_are_no_words(house, guest):
    assert "Учтены только первые 200 знаков" in guest.get("/search", params={"q": "стол " * 100}).text
    assert "нет слов для поиска" in guest.get("/search", params={"q": "!!!"}).text


def test_words_cannot_become_markup(guest):
    assert "<script>x" not in guest.get("/search", params={"q": "<script>x</script>\"'>"}).text


@pytest.mark.parametrize("path, canonical", [
    ("/search?category=furniture&place=semey&q=", "/c/home/furniture/semey"),
    ("/search?town=semey&region=abai", "/c/all/semey"),
    ("/search?region=abai", "/c/all/abai"),
    ("/search?region=atyrau", "/c/all/atyrau-region"),
    ("/search?region=almaty", "/c/all/almaty"),
    ("/c/all/atyrau", "/c/all/atyrau"),
    ("/c/home?price_to=500&price_from=&mode=", "/c/home?price_to=500"),
    ("/kk/c/home", "/kk/c/home"),
])
def test_every_question_has_one_address(guest, path, canonical):
    address = canonical.replace("&", "&amp;")
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{address}">' in guest.page(path)


def test_a_region_holds_its_towns_and_the_town_of_its_name_is_another_place(house, guest):
    inside, around = publish(house, "Стол", town="atyrau"), publish(house, "Стол", town="kulsary")
    assert shown(guest.page("/c/all/atyrau")) == [inside]
    assert shown(guest.page("/c/all/atyrau-region")) == [around, inside]


def test_the_form_gets_only_the_part_it_swaps_in_and_the_tidy_address(house, guest):
    publish(house, "Стол", town="semey")
    answer = guest.get("/search?category=furniture&place=semey&q=", headers={"HX-Request-Type": "partial"})
    assert answer.headers["hx-push-url"] == "/c/home/furniture/semey"
    whole = guest.page("/c/home/furniture/semey")
    assert "<html" not in answer.text and "<title>" in answer.text and "<html" in whole
    part, kept = answer.text[answer.text.index("<article"):], whole[whole.index("<article"):]
    assert part.rstrip()[:-6].rstrip() in kept
