"""Filters find exactly what a look at every listing would find."""

import random

import pytest

from tests.search.market import chips, link, member, publish, shown

CATEGORIES = ("furniture", "dishes", "phones", "cars")
TOWNS = ("almaty", "semey", "ayagoz", "astana")
WORDS = ("диван", "стол", "лампа")


@pytest.fixture
def mixed(house):
    """Sixty listings drawn at random, each with what it is made of."""
    draw, made = random.Random(7), []
    for _ in range(60):
        thing = {"category": draw.choice(CATEGORIES), "town": draw.choice(TOWNS), "word": draw.choice(WORDS),
                 "price": draw.choice([None, 1, 999, 5_000, 5_001, 40_000, 1_000_000]),
                 "condition": draw.choice(["new", "used"]), "mode": draw.choice(["fixed", "exchange", "free"])}
        price = thing["price"] if thing["mode"] == "fixed" else None
        number = publish(house, f"Продам {thing['word']}", thing["category"], thing["town"], price=price,
                         price_mode=thing["mode"], answers={"condition": thing["condition"]})
        made.append({**thing, "price": price, "id": number})
    return made[::-1]


def by_looking(things: list[dict], asked: dict) -> list[int]:
    """What a look at every listing finds."""
    above = {"furniture": "home", "dishes": "home", "phones": "electronics", "cars": "transport"}
    region = {"semey": "abai", "ayagoz": "abai"}
    return [one["id"] for one in things
            if asked.get("category") in (None, one["category"], above[one["category"]])
            and asked.get("place") in (None, one["town"], region.get(one["town"]))
            and asked.get("q") in (None, one["word"])
            and asked.get("mode") in (None, one["mode"])
            and ("price_from" not in asked or (one["price"] is not None and one["price"] >= asked["price_from"]))
            and ("price_to" not in asked or (one["price"] is not None and one["price"] <= asked["price_to"]))
            and ("has" not in asked or (one["condition"] == "new" and one["category"] != "cars"))]


def drawn(draw: random.Random) -> dict:
    """A question drawn at random."""
    asked = {
        "category": draw.choice([*CATEGORIES, "home"]), "place": draw.choice([*TOWNS, "abai"]),
        "q": draw.choice(WORDS), "mode": draw.choice(["fixed", "free"]), "has": "condition.new",
        "price_from": draw.choice([1, 1_000, 5_001]), "price_to": draw.choice([5_000, 39_999, 900_000]),
    }
    kept = {name: value for name, value in asked.items() if draw.random() < 0.4}
    if kept.get("category") in (None, "cars"):
        kept.pop("has", None)
    if kept.get("price_from", 0) > kept.get("price_to", 10**9):
        kept.pop("price_from")
    return kept


def test_any_mix_of_filters_finds_what_looking_at_every_listing_finds(guest, mixed):
    draw = random.Random(11)
    for _ in range(80):
        asked = drawn(draw)
        found, answer = [], guest.get("/search", params=asked).text
        while True:
            found += shown(answer)
            if not link(answer, "next"):
                break
            answer = guest.page(link(answer, "next"))
        assert found == by_looking(mixed, asked), asked


def test_the_count_is_exact_with_and_without_a_price(house, guest, mixed):
    for asked in ({"category": "home"}, {"category": "home", "price_to": 5_000}):
        n = len(by_looking(mixed, asked))
        page = guest.get("/search", params=asked).text
        assert f">{n} объявлени" in page


def test_the_count_leaves_blocked_members_out(house, guest, mixed):
    publish(house, "Продам диван", seller="boris")
    house.db.write(lambda tx: tx.run("update member set blocked_at = 1 where id = :id", id=member(house, "boris")))
    assert ">60 объявлений" in guest.page("/search")


def test_two_answers_to_one_question_mean_either_and_to_two_questions_both(house, guest):
    kept = [publish(house, "Стол", answers={"condition": "new", "delivery": ["city"]}),
            publish(house, "Стол", answers={"condition": "used", "delivery": ["city"]})]
    publish(house, "Стол", answers={"condition": "new"})
    page = guest.page("/c/home/furniture?has=condition.new&has=condition.used&has=delivery.city")
    assert shown(page) == kept[::-1]


def test_yes_or_no_questions_and_photos_are_filters(house, guest):
    publish(house, "Телефон", "phones")
    number = publish(house, "Телефон", "phones", answers={"exchange": True}, photos=2)
    assert shown(guest.page("/c/electronics/phones?has=exchange.1")) == [number]
    assert shown(guest.page("/c/electronics/phones?photo=1")) == [number]


def test_a_price_range_the_wrong_way_round_is_turned(house, guest):
    number = publish(house, "Стол", price=500)
    assert shown(guest.page("/search?price_from=1000&price_to=100")) == [number]


def test_prices_are_read_as_people_type_them(house, guest):
    number = publish(house, "Стол", price=185_000)
    publish(house, "Стол", price=184_999)
    assert shown(guest.get("/search", params={"price_from": "185 000 ₸"}).text) == [number]


def test_each_filter_can_be_taken_off(house, guest):
    publish(house, "Стол", answers={"condition": "new"})
    page = guest.page("/c/home/furniture/almaty?q=стол&price_to=5000&mode=fixed&has=condition.new")
    found = chips(page)
    assert len(found) == 5
    for name, path in found.items():
        assert name not in chips(guest.page(path)) and len(chips(guest.page(path))) == 4


def test_the_form_shows_what_is_asked_for(house, guest):
    page = guest.page("/c/home/furniture/semey?price_from=100&mode=exchange&has=condition.new&q=стол")
    assert '<option value="semey" selected>' in page and 'value="100"' in page
    assert '<option value="exchange" selected>' in page and 'value="condition.new" checked' in page
    assert 'name="category" value="furniture"' in page and 'name="q" value="стол"' in page
