"""The numbers beside the answers are what a look at every listing finds, in each way of counting."""

import random
import re
from html import unescape

import pytest

from tests.search.looking import Look, fill, question
from tests.search.market import link, member, publish, shown
from web.search import address, counts, counts_store, facets
from web.search.asked import Asked, filters

WAYS = {"one by one": {}, "each in the index": {"FEW": -1}, "among windows": {"FEW": -1, "MANY": -1, "LONG": 0, "WINDOW": 13}}
PICK = re.compile(r'name="([^"]*)" value="([^"]*)"(?: checked)?>\s*<span>[^<]*</span>(?:<span class="num">([^<]*)</span>)?')
OPTION = re.compile(r'<option value="([^"]*)"(?: selected)?>[^<]*?(?: \((\d+\+?)\))?</option>')


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """Counting may take as long as a busy machine needs."""
    monkeypatch.setattr(counts_store, "PATIENCE", 60)


@pytest.fixture
def look(house) -> Look:
    """A hundred and sixty listings."""
    fill(house, 160, 5)
    return Look(house)


def count_by(monkeypatch, way: str) -> None:
    for name, value in WAYS[way].items():
        monkeypatch.setattr(counts if hasattr(counts, name) else counts_store, name, value)


def beside(page: str) -> dict[tuple[str, str], str]:
    """What stands beside each answer: field and value to number."""
    form = page[page.index('id="filters"'):page.index("</form></details>")]
    found = {(name, unescape(value)): n for name, value, n in PICK.findall(form)}
    for name, options in re.findall(r'<select class="input"(?: id="\w+")? name="([^"]*)"[^>]*>(.*?)</select>', form, re.S):
        found |= {(name, value): n for value, n in OPTION.findall(options) if value and name not in ("place", "km")}
    return found


def expected(look: Look, asked: Asked, field: str, value: str) -> int:
    """How many listings there would be, if this were chosen and nothing else for the same question."""
    if field != "has":
        return len(look.found(asked.but(**{field: True if value == "1" else value})))
    code, _point, answer = value.partition(".")
    others = tuple(pair for pair in asked.options if pair[0] != code)
    return len(look.found(asked.but(options=(*others, (code, answer)))))


@pytest.fixture(params=["everybody", "who hid a seller"])
def reader(request, house, guest, sanzhar, look):
    """A guest, or a member for whom a third of the listings is not there."""
    if request.param == "everybody":
        return guest
    look.hidden = frozenset([member(house, "madina")])
    for seller in look.hidden:
        sanzhar.do(f"/saved/sellers/{seller}", {"hide": "1", "back": "/search"})
    return sanzhar


def test_any_question_finds_what_looking_at_every_listing_finds(reader, look):
    draw = random.Random(21)
    for _question in range(60):
        asked = question(draw, look.known, filters)
        path, found, total = address.address(look.known, asked), [], ""
        while path:
            page = reader.page(path)
            total = total or re.search(r'</h1>(?: <span class="muted num">(\d+))?', page)[1] or "0"
            found += shown(page)
            path = link(page, "next")
        assert found == look.found(asked) and total == str(len(found)), address.address(look.known, asked)


@pytest.mark.parametrize("way", WAYS)
def test_every_number_is_what_looking_at_every_listing_finds(reader, look, monkeypatch, way):
    count_by(monkeypatch, way)
    draw, counted = random.Random(way), 0
    for _question in range(25):
        asked = question(draw, look.known, filters)
        path = address.address(look.known, asked)
        numbers = beside(reader.page(path + ("&" if "?" in path else "?") + "filters=1"))
        for (field, value), n in numbers.items():
            if n:
                assert int(n) == expected(look, asked, field, value), (path, field, value)
                counted += 1
            else:
                assert value.startswith(("make.", "fits_make.")), (path, field, value)
    assert counted > 300


@pytest.mark.parametrize("way", WAYS)
def test_numbers_stop_at_a_limit(house, guest, look, monkeypatch, way):
    count_by(monkeypatch, way)
    monkeypatch.setattr(counts_store, "MOST", 4)
    monkeypatch.setattr(facets, "MOST", 3)
    asked = Asked(category=look.known.catalog.by_slug("cars"), price_from=1)
    for (field, value), n in beside(guest.page(address.address(look.known, asked))).items():
        real = expected(look, asked, field, value)
        assert n in (str(real) if real < 4 else "3+", "")


def test_numbers_leave_out_what_was_blocked_the_moment_before(house, guest):
    publish(house, "Стол", seller="boris", answers={"condition": "new"})
    publish(house, "Стол", answers={"condition": "new"})
    path = "/c/home/furniture?price_from=1"
    assert beside(guest.page(path))["has", "condition.new"] == "2"
    house.db.write(lambda tx: (tx.run("update member set blocked_at = 1 where display_name = 'Борис'"), tx.touch("site")))
    assert beside(guest.page(path))["has", "condition.new"] == "1"


def test_an_answer_changed_by_the_seller_is_counted_anew(house, guest):
    path = "/c/home/furniture?price_from=1"
    publish(house, "Стол", answers={"condition": "new"})
    assert beside(guest.page(path))["has", "condition.used"] == "0"
    publish(house, "Стол", answers={"condition": "used"})
    assert beside(guest.page(path))["has", "condition.used"] == "1"


def test_a_page_whose_numbers_take_too_long_comes_without_them_and_is_not_kept(house, guest, monkeypatch):
    number = publish(house, "Стол", answers={"condition": "new"})
    monkeypatch.setattr(counts_store, "PATIENCE", -1)
    page = guest.page("/c/home/furniture?price_from=1")
    assert shown(page) == [number] and beside(page)["has", "condition.new"] == ""
    monkeypatch.setattr(counts_store, "PATIENCE", 5)
    assert beside(guest.page("/c/home/furniture?price_from=1"))["has", "condition.new"] == "1"


def test_a_query_that_passes_its_time_costs_only_the_numbers(house, guest, look, monkeypatch):
    count_by(monkeypatch, "among windows")
    calls = []

    def slow(self, asked, before):
        calls.append(asked)
        raise counts.TooSlow("counts")
    monkeypatch.setattr(counts_store.Sum, "_fill", slow)
    assert shown(guest.page("/c/transport/cars?price_from=1")) and calls


def test_the_makes_that_stand_most_often_come_first(house, guest):
    for make, count in (("Kia", 3), ("Toyota", 2), ("Самоделка", 1)):
        for _listing in range(count):
            publish(house, "Машина", "cars", answers={"make": make, "fuel": "petrol"})
    page = guest.page("/c/transport/cars?has=fuel.petrol")
    names = re.findall(r'value="make\.[^"]*"><span>([^<]*)</span><span class="num">(\d+)', page)
    assert names[:3] == [("Kia", "3"), ("Toyota", "2"), ("Самоделка", "1")]
    assert 'value="make.bmw"' not in page and 'value="make.bmw"' in guest.page("/c/transport/cars")


def test_quoted_phrases_come_without_numbers(house, guest):
    number = publish(house, "Угловой диван", answers={"condition": "new"})
    page = guest.get("/c/home/furniture", params={"q": '"угловой диван"'}).text
    assert shown(page) == [number] and beside(page)["has", "condition.new"] == ""
