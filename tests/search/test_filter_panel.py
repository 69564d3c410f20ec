"""The panel has a field for every kind of question, shows what is asked for, and every filter can be seen and taken off."""

import re

import pytest

from tests.search.market import chips, publish, shown
from web.search import counts_store

EVERYTHING = ("/c/transport/cars/almaty?km=50&photo=1&lowered=1&has=exchange.0&has=fuel.petrol&has=make.mercedes+benz"
              "&min.year=2010&max.year=2015&max.mileage=150000&min.engine_volume=1.6&in.model=camry")


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """Counting may take as long as a busy machine needs."""
    monkeypatch.setattr(counts_store, "PATIENCE", 60)


def panel(page: str) -> str:
    """The filter panel of a page."""
    return page[page.index('id="filters"'):page.index("</form></details>")]


def group(page: str, name: str) -> str:
    """One group of the panel, with the tag that opens it."""
    found = re.search(rf"<details[^>]*><summary>{name}</summary>", page)
    return page[found.start():page.index("</details>", found.start())]


def test_every_kind_of_question_has_its_field(guest):
    page = panel(guest.page("/c/transport/cars"))
    assert 'value="make.toyota"><span>Toyota' in page and 'value="fuel.diesel"' in page
    assert 'name="min.year" inputmode="numeric"' in page and 'name="max.engine_volume" inputmode="decimal"' in page
    assert "<summary>Пробег, км</summary>" in page and 'name="in.model"' in page and '<option value="exchange.0">Нет</option>' in page
    assert '<option value="200">в радиусе 200 км</option>' in page and 'name="lowered"' in page and 'name="photo"' in page


def test_a_number_that_may_be_below_zero_can_be_typed_with_a_minus(guest):
    assert 'name="min.floor" inputmode="text"' in panel(guest.page("/c/realty/flat-sale"))


def test_the_panel_shows_what_is_asked_for_and_its_groups_stand_open(house, guest):
    page = panel(guest.page(EVERYTHING))
    assert 'name="min.year" value="2010"' in page and 'name="max.mileage" value="150000"' in page and 'value="1.6"' in page
    assert 'name="in.model" value="camry"' in page and 'value="fuel.petrol" checked' in page
    assert '<option value="exchange.0" selected>' in page and 'value="make.mercedes benz" checked' in page
    assert '<option value="50" selected>' in page and page.count('value="1" checked') == 2
    for name in ("Марка", "Модель", "Год выпуска", "Топливо", "Дополнительно"):
        assert " open>" in group(page, name), name
    assert " open>" not in group(page, "Кузов")


def test_what_is_typed_cannot_become_markup(guest):
    page = guest.get("/c/transport/cars", params={"in.model": '"><script>x', "min.year": '"><script>'}).text
    assert "<script>x" not in page and "&#34;&gt;&lt;script&gt;x" in page


def test_each_filter_is_named_and_can_be_taken_off(guest):
    found = chips(guest.page(EVERYTHING))
    assert list(found) == ["Алматы", "в радиусе 50 км", "С фото", "Цена снижена", "Возможен обмен: нет", "Бензин", "Mercedes-Benz",
                           "Объём двигателя: от 1,6\u00a0л", "Пробег: до 150\u202f000\u00a0км", "Год выпуска: 2010 – 2015", "Модель: camry"]
    for name, path in list(found.items())[1:]:
        assert set(chips(guest.page(path))) == set(found) - {name}
    assert set(found) - set(chips(guest.page(found["Алматы"]))) == {"Алматы", "в радиусе 50 км"}


def test_an_answer_that_is_only_a_number_is_named_with_its_question(guest):
    assert list(chips(guest.page("/c/realty/flat-sale?has=rooms.2"))) == ["Комнат: 2"]


def test_everything_can_be_taken_off_at_once(guest):
    page = guest.page(EVERYTHING)
    assert 'href="/c/transport/cars/almaty">Сбросить все фильтры' in page
    assert "Сбросить все" not in guest.page("/c/transport/cars/almaty")


@pytest.mark.parametrize("asked, named", [
    ("min.year=abc", "Год выпуска"), ("max.mileage=1e9", "Пробег"), ("min.nothing=5", "фильтр"), ("in.year=5", "фильтр"),
    ("km=-5", ""), ("km=99999", ""), ("min.year=" + "9" * 3000, "Год выпуска"), ("min.fuel=1&max.=2", "фильтр"),
])
def test_a_number_that_makes_no_sense_is_named(house, guest, asked, named):
    number = publish(house, "Машина", "cars")
    page = guest.page("/c/transport/cars/almaty?" + asked)
    assert shown(page) == [number] and (f"непонятно: {named}." in page if named else "непонятно" not in page)


def test_numbers_are_read_as_people_type_them(house, guest):
    near = publish(house, "Машина", "cars", answers={"mileage": 150_000, "engine_volume": 1.6})
    publish(house, "Машина", "cars", answers={"mileage": 150_001, "engine_volume": 1.7})
    for asked in ({"max.mileage": "150 000"}, {"max.engine_volume": "1,6"}, {"max.mileage": "150000", "min.mileage": "1"}):
        assert shown(guest.get("/c/transport/cars", params=asked).text) == [near]


def test_a_form_sent_without_javascript_leads_to_the_tidy_address(guest):
    sent = {"category": "cars", "q": "", "place": "almaty", "km": "", "price_to": "5 000 000", "min.year": "", "has": ["", "fuel.petrol"]}
    answer = guest.get("/search", params=sent)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/c/transport/cars/almaty?price_to=5000000&has=fuel.petrol"
    assert guest.get("/kk/search", params=sent).headers["location"].startswith("/kk/c/transport/cars/almaty?")


def test_what_could_not_be_understood_is_said_before_the_address_is_tidy(guest):
    sent = {"category": "cars", "q": "", "km": "", "price_to": "дорого", "min.year": ""}
    assert "Не учтено, потому что непонятно: цена." in guest.get("/search", params=sent).text


def test_numbers_wait_until_the_panel_is_opened_where_nothing_narrows(house, guest):
    publish(house, "Машина", "cars", answers={"fuel": "petrol"})
    plain = guest.page("/c/transport/cars")
    assert 'class="num">1</span></label>' not in plain and 'hx-get="/c/transport/cars?filters=1" hx-trigger="intersect once"' in plain
    opened = guest.page("/c/transport/cars?filters=1")
    assert "Бензин</span><span class=\"num\">1</span>" in opened and 'id="filters" open' in opened and "intersect" not in opened
    assert 'rel="canonical" href="http://127.0.0.1:8000/c/transport/cars"' in opened


def test_the_opened_panel_comes_alone_and_leaves_the_address(house, guest):
    publish(house, "Машина", "cars", answers={"fuel": "petrol"})
    part = guest.get("/c/transport/cars?filters=1", headers={"HX-Request-Type": "partial"})
    assert "hx-push-url" not in part.headers and shown(part.text) == [] and part.text.strip().startswith("<details")


def test_who_sells_is_asked_only_where_the_category_does_not_ask_itself(guest):
    assert 'name="seller"' in panel(guest.page("/search")) and 'name="seller"' not in panel(guest.page("/c/transport/cars"))
    assert 'name="seller"' not in panel(guest.page("/c/realty/flat-sale"))


def test_a_larger_radius_is_offered_when_nothing_is_found(house, guest):
    number = publish(house, "Машина", "cars", town="talgar")
    page = guest.page("/c/transport/cars/almaty?km=5")
    way = re.search(r'<a class="chip" href="([^"]*)">в радиусе (\d+) км <span class="num">1<', page[page.index('id="nothing"'):])
    assert way and int(way[2]) > 5 and shown(guest.page(way[1].replace("&amp;", "&"))) == [number]


@pytest.mark.parametrize("prefix, word", [("", "Цена снижена"), ("/kk", "Бағасы түсірілген"), ("/en", "Price lowered")])
def test_the_panel_speaks_each_language(guest, prefix, word):
    assert word in panel(guest.page(prefix + "/c/transport/cars?lowered=1"))
