"""The interface for programs: listings as JSON."""

import pytest

from tests.conftest import House
from tests.search.market import publish
from web.core.pools import Busy, Pools
from web.core.sqlite import OperationalError, TooSlow

ROOT = "http://127.0.0.1:8000"


def ask(client, path="/api/listings", status=200) -> dict:
    answer = client.get(path.removeprefix(ROOT))
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/json")
    return answer.json()


def ids(found: dict) -> list[int]:
    return [int(one["id"]) for one in found["listings"]]


@pytest.fixture
def limited(fresh_folder, tmp_path):
    """The site with its limits on."""
    made = House(tmp_path / "limited", rate_limits=True)
    yield made
    made.close()


def test_a_listing_in_a_list_has_these_fields(house, guest):
    number = publish(house, "Диван", title_kk="Диван сатылады", price=5_000)
    found = ask(guest)
    assert (found["version"], found["language"], found["results"], found["notes"], found["next"]) == (1, "ru", ROOT + "/search", [], None)
    one = found["listings"][0]
    assert one["id"] == str(number) and one["title"] == {"ru": "Диван", "kk": "Диван сатылады"}
    assert one["category"]["slug"] == "furniture" and one["place"] == {"town": "almaty", "region": "almaty", "name": "Алматы"}
    assert one["price"] == {"amount": 5_000, "currency": "KZT", "mode": "fixed", "period": None, "lowered_from": None,
                            "words": "5\u202f000\u00a0₸"}
    assert (one["photos"], one["image"]) == (0, None) and one["published"].endswith("Z")


def test_a_listing_alone_has_its_texts_answers_and_the_name_of_its_seller(house, guest, aigerim):
    number = publish(house, "Toyota", "cars", answers={"make": "Toyota", "mileage": 90_000, "vin_last": "ABC123", "seller_type": "private"},
                     text_ru="Хорошая машина")
    found = ask(guest, f"/api/listings/{number}")
    assert found["text"] == {"ru": "Хорошая машина"} and found["pictures"] == []
    assert {"code": "mileage", "name": "Пробег", "value": 90_000, "unit": "km"} in found["details"]
    assert found["seller"] == {"name": "Айгерим", "url": f"{ROOT}/members/{aigerim.member_id}", "kind": "private"}
    assert "ABC123" not in guest.page(f"/api/listings/{number}")


def test_no_answer_has_a_phone_or_anything_else_of_the_seller(house, guest, aigerim):
    secrets = {"phone": "+77011234567", "first_name": "Жібек", "last_name": "Секретова", "about": "о себе"}
    aigerim.do("/profile/edit", {**secrets, "display_name": "Айгерим", "language": "kk", "town": "", **dict.fromkeys(
        ("name_seen_by", "phone_seen_by", "about_seen_by", "town_seen_by"), "everyone")})
    number = publish(house, "Диван", show_phone=True)
    for path in ("/api/listings", f"/api/listings/{number}", "/rss/search", "/atom/search", "/jsonfeed/search"):
        text = guest.page(path)
        assert not any(secret in text for secret in (*secrets.values(), "7011234567", "aigerim@example.kz")), path


@pytest.mark.parametrize("query", ["q=диван", "category=furniture&place=almaty", "price_to=2000", "has=condition.new&category=furniture"])
def test_it_takes_the_parameters_of_the_search(house, guest, query):
    wanted = publish(house, "Диван", answers={"condition": "new"})
    publish(house, "Бита", "sport", town="astana", price=90_000, answers={"condition": "used"})
    assert ids(ask(guest, "/api/listings?" + query)) == [wanted]


def test_it_says_what_it_left_out(guest):
    assert ask(guest, "/en/api/listings?category=nothing")["notes"] == ["Left out, because it could not be understood: category."]


def test_following_next_finds_each_listing_once_while_others_come(house, guest):
    made = [publish(house, f"Диван {n}", seller="aigerim" if n % 2 else "boris") for n in range(104)]
    publish(house, "Лампа", "interior")
    found, path = [], "/api/listings?category=furniture&q=диван"
    while path:
        answer = ask(guest, path)
        found, path = found + ids(answer), answer["next"]
        publish(house, "Диван поздний", seller="sanzhar")
    assert found == made[::-1]


def test_next_asks_the_same_question(house, guest):
    for n in range(51):
        publish(house, f"Диван {n}", price=1_500)
    onward = ask(guest, "/kk/api/listings?q=диван&price_to=2000&category=furniture&place=almaty&order=cheap")["next"]
    assert onward.startswith(ROOT + "/kk/api/listings?category=furniture&place=almaty&q=") and "price_to=2000&before=" in onward


def test_a_listing_that_is_not_public_is_not_there(house, guest, aigerim):
    number = publish(house, "Диван")
    aigerim.do(f"/listings/{number}/close", {"reason": "withdrawn"})
    for path in (f"/api/listings/{number}", "/api/listings/1", "/api/listings/8999999999999999999"):
        assert set(ask(guest, path, 404)) == {"version", "error"}


def test_the_owner_gets_no_more_than_everybody(house, guest, aigerim):
    number = publish(house, "Диван")
    assert ask(aigerim, f"/api/listings/{number}") == ask(guest, f"/api/listings/{number}")


def test_the_sixty_first_question_of_a_minute_waits(limited):
    client = limited.client()
    for n in range(60):
        ask(client, f"/api/listings?price_to={n + 1}")
    answer = client.get("/api/listings?price_to=100")
    assert answer.status_code == 429 and int(answer.headers["retry-after"]) >= 1
    assert set(answer.json()) == {"version", "error"} and answer.headers["content-type"] == "application/json"


def test_what_is_in_memory_costs_no_question(limited):
    client = limited.client()
    for _ in range(70):
        ask(client)


def test_pages_of_other_sites_cannot_read_it(guest):
    answer = guest.get("/api/listings", headers={"origin": "https://example.com"})
    assert not [name for name in answer.headers if name.startswith("access-control")]
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


def test_it_is_read_only(guest):
    for path in ("/api/listings", "/api/listings/1"):
        guest.do(path, status=405)


@pytest.mark.parametrize("error", [TooSlow("listings"), OperationalError("database is locked"), Busy()])
@pytest.mark.parametrize("path", ["/api/listings?q=диван", "/kk/api/listings", "/api/listings/5"])
def test_what_takes_too_long_is_told_as_json_with_when_to_come_again(guest, monkeypatch, error, path):
    async def stopped(self, pool, work):
        raise error

    def slow(*_args):
        raise error
    if isinstance(error, Busy):
        monkeypatch.setattr(Pools, "run", stopped)
    monkeypatch.setattr("web.feeds.store.listings.by_ids", slow)
    monkeypatch.setattr("web.feeds.found.newest", slow)
    answer = guest.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/json")
    assert set(answer.json()) == {"version", "error"} and int(answer.headers["retry-after"]) >= 1
    assert ("кейін" in answer.json()["error"]) == path.startswith("/kk")


def test_addresses_that_are_not_there_and_what_breaks_are_told_as_json(house, guest, monkeypatch):
    assert set(ask(guest, "/api/nothing", 404)) == set(ask(guest, "/api/listings/abc", 404)) == {"version", "error"}
    wrong = guest.post("/api/listings")
    assert (wrong.status_code, wrong.headers["content-type"]) == (405, "application/json") and "GET" in wrong.headers["allow"]
    monkeypatch.setattr("web.feeds.views.api.known_of", lambda db: 1 / 0)
    guest._transport.raise_server_exceptions = False
    assert set(ask(guest, "/api/listings", 500)) == {"version", "error"}


def test_people_get_a_page_where_programs_get_json(guest):
    assert "<h1" in guest.page("/apiary", 404)
