"""Deals, payments, reviews and what was saved, taken into another site: records of what was, and searches that keep silent."""

import json
from collections import Counter

import pytest

from tests.listings.selling import publish
from tests.messages.conftest import freeze
from tests.privacy.taking import rows, take
from tests.privacy.test_import_member import bring, data_of, facts, other, packed  # noqa: F401  the other site
from tests.reviews.conftest import done, review
from tests.saved.watching import letters, look, save
from web.payments import store as payments
from web.saved.store import searches

SEARCH = "/c/electronics?price_to=90000"
NEW = ("deal", "deal_step", "payment", "review", "favourite")


@pytest.fixture
def lived(house, aigerim, boris) -> int:
    """Aigerim sold to Boris and bought of him; both wrote reviews; she saved a search and a favourite."""
    sold, bought = done(house, aigerim, boris), done(house, boris, aigerim)
    for deal in (sold, bought):
        review(aigerim, deal, 5, "Всё чётко")
    review(boris, sold, 4, "Спасибо, быстро")
    house.db.write(payments.begin, "deal", sold, boris.member_id, aigerim.member_id, 80_000)
    save(aigerim, SEARCH, name="Телефоны")
    aigerim.do(f"/saved/listings/{publish(house, boris, title_ru='Велосипед')}", {"keep": "1"})
    return sold


def kinds(other) -> Counter:  # noqa: F811
    """How many records of each kind the other site has."""
    return Counter(row.kind for row in other.db.all("select kind from record"))


def test_what_was_is_equal_there_as_records_and_nothing_of_it_counts(house, other, aigerim, lived):  # noqa: F811
    before = take(aigerim)
    client, answer = bring(other, packed(before))
    assert answer.status_code == 200, answer.text
    expected, found = facts(house.state.site, before), facts(other.state.site, take(client))
    assert {key: found[key] for key in expected} == dict(expected)
    came = kinds(other)
    assert {kind: came[kind] for kind in NEW} == {"deal": 2, "deal_step": 4, "payment": 1, "review": 3, "favourite": 1}
    assert not any(other.db.value(f"select count(*) from {table}") for table in (*NEW, "thread", "message"))


def test_of_the_other_person_come_no_steps_no_name_and_no_number(house, other, aigerim, boris, lived):  # noqa: F811
    bring(other, packed(take(aigerim)))
    told = " ".join(row.content for row in other.db.all("select content from record"))
    assert str(boris.member_id) not in told and "Борис" not in told and "Спасибо, быстро" in told
    mine = house.db.value("select count(*) from deal_step where member_id = :id", id=aigerim.member_id)
    assert kinds(other)["deal_step"] == mine < house.db.value("select count(*) from deal_step")


def test_a_step_names_its_deal_and_a_review_too(other, aigerim, lived):  # noqa: F811
    bring(other, packed(take(aigerim)))
    found = {kind: [json.loads(row.content) for row in other.db.all("select content from record where kind = :kind", kind=kind)]
             for kind in ("deal", "deal_step", "review")}
    deals = {one["id"] for one in found["deal"]}
    assert str(lived) in deals
    assert {str(one["links"]["deal_id"]) for kind in ("deal_step", "review") for one in found[kind]} == deals


def test_a_search_is_saved_again_and_silent_until_its_owner_wants_news(house, other, aigerim, lived):  # noqa: F811
    number = house.db.value("select id from saved_search")
    house.db.write(searches.change, aigerim.member_id, number, "Телефоны", True, "daily")
    client, _answer = bring(other, packed(take(aigerim)))
    [row] = other.db.all("select * from saved_search")
    assert (row.name, row.address, row.on_site, row.mail, row.stopped_at) == ("Телефоны", SEARCH, 0, "", None)
    look(other)
    publish(other, other.client(other.member("Продавец")), title_ru="Телефон новый", price="50000")
    look(other)
    row = other.db.one("select * from saved_search")
    assert row.fresh == 0 and not letters(other)
    client.do(f"/profile/saved/{row.id}", {"name": "Телефоны", "on_site": "1", "mail": "daily"})
    publish(other, other.client(other.member("Продавец", email="two@example.kz")), title_ru="Телефон старый", price="40000")
    look(other)
    assert other.db.value("select fresh from saved_search") == 1


def test_a_search_that_leads_nowhere_here_is_a_record_and_one_that_is_there_stays_as_it_is(house, other, aigerim, lived):  # noqa: F811
    archive = take(aigerim)

    def change(data: dict) -> None:
        table = next(one for one in data["tables"] if one["name"] == "saved_search")
        row = table["rows"][0]
        table["rows"].append({**row, "id": "7", "values": {**row["values"], "address": "/c/no-such-thing", "name": "Пропало"}})

    client = other.client(other.member("Новая", email="fresh@example.kz"))
    save(client, SEARCH, name="Моё")
    answer = client.post("/profile/import", files={"file": ("soq.zip", data_of(archive, change), "application/zip")})
    assert answer.status_code == 200, answer.text
    [row] = other.db.all("select * from saved_search")
    assert (row.name, row.on_site) == ("Моё", 1) and kinds(other)["saved_search"] == 1
    again = {json.loads(one["values"]["content"])["values"]["name"] for one in rows(take(client), "record")
             if one["values"]["kind"] == "saved_search"}
    assert again == {"Пропало"}


def test_what_was_withheld_comes_as_nothing(house, other, aigerim, boris, lived):  # noqa: F811
    freeze(house, boris)
    bring(other, packed(take(aigerim)))
    told = " ".join(row.content for row in other.db.all("select content from record"))
    assert "Спасибо, быстро" not in told and kinds(other)["review"] == 3
