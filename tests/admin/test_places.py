"""The panel of places: renamed, added within the country, found by other names."""

import pytest

from tests.admin.cases import fields
from tests.moderation.cases import deeds, said
from web.places.store import country

TOWN, REGION = "/admin/places/towns/71001", "/admin/places/regions/71"
NEW = {"region": "71", "name_ru": "Новый Посёлок", "name_kk": "Жаңа кент", "name_en": "New Village", "kind": "town",
       "lat": "51,234", "lon": "71.5", "search": "Старое имя\n Другое | Третье \n"}


@pytest.fixture
def change(olzhas):
    def send(path: str, status: int = 303, **changed):
        return olzhas.do(path, {**fields(olzhas.page(path), path), **changed}, status)
    return send


def test_towns_are_found_by_former_names(olzhas):
    assert "/admin/places/towns/71001" in olzhas.page("/admin/places?q=Целиноград")
    assert "Так не начинается" in olzhas.page("/admin/places?q=Атлантида")
    assert olzhas.page("/admin/places").count("/admin/places/regions/") == 20


def test_a_form_sent_back_as_it_was_changes_nothing(house, change):
    before = country(house.db).town(71001)
    change(TOWN)
    change(REGION)
    assert country(house.db).town(71001) == before and deeds(house) == []


def test_a_town_is_renamed_and_moves_and_its_old_name_still_finds_it(house, olzhas, change):
    for _ in range(2):
        assert said(change(TOWN, name_ru="Нур-Жол", lat="51,2", search="Астана\nЦелиноград")) == "place-saved"
    town = country(house.db).town(71001)
    assert (town.name_ru, town.lat, town.search) == ("Нур-Жол", 51.2, "Астана|Целиноград")
    assert [found.id for found in country(house.db).search("Целин", "ru")] == [71001]
    assert deeds(house) == [(olzhas.member_id, "town changed", 71001)]


def test_a_region_is_renamed(house, olzhas, guest, change):
    assert "Астана" in guest.page("/register")
    change(REGION, name_ru="Столица")
    assert country(house.db).region(71).name_ru == "Столица" and "Столица" in guest.page("/register")
    assert deeds(house) == [(olzhas.member_id, "region changed", 71)]


def test_a_town_is_added_once(house, olzhas, guest):
    answers = [olzhas.do("/admin/places/towns/new", NEW) for _ in range(2)]
    assert answers[0].headers["location"] == answers[1].headers["location"]
    [town] = [town for town in country(house.db).towns if town.name_ru == "Новый Посёлок"]
    assert (town.id // 1000, town.lat, town.lon, town.slug) == (71, 51.23, 71.5, "new-village")
    assert town.search == "Старое имя|Другое|Третье" and [deed[1] for deed in deeds(house)] == ["town added"]
    assert "Новый Посёлок" in guest.page("/register")
    other = olzhas.do("/admin/places/towns/new", {**NEW, "lat": "50.1"}).headers["location"].split("/")[4].split("?")[0]
    assert country(house.db).town(int(other)).slug == f"new-village-{other}", "addresses stay apart"


@pytest.mark.parametrize(
    "wrong",
    [
        {"lat": "10"},
        {"lat": "56"},
        {"lon": "100"},
        {"lon": "x"},
        {"lat": "nan"},
        {"lat": "inf"},
        {"name_kk": ""},
        {"region": "1"},
        {"kind": "castle"},
        {"name_ru": "я" * 61},
    ],
)
def test_a_town_that_cannot_be_is_refused(house, olzhas, wrong):
    assert 'class="error"' in olzhas.do("/admin/places/towns/new", {**NEW, **wrong}, 422).text
    assert deeds(house) == []


def test_what_is_not_there_is_not_found(olzhas):
    for path in ("/admin/places/towns/1", "/admin/places/regions/99999999999999999999"):
        olzhas.page(path, 404)
        olzhas.do(path, {}, 404)
