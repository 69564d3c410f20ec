"""`import`: a shop's feed becomes listings of a member, and a second time brings them up to date."""

import json

import pytest

from tests.conftest import House
from tests.media.pictures import jpeg
from web.consents import rules as consent_rules
from web.consents import store as consents
from web.media.files import files_of
from web.places import store as places

HEAD = "id;title;price;category;description;available;photos;place\n"
TABLE, CHAIR = "1;Стол дубовый;50000;furniture;Крепкий стол;yes;;\n", "2;Орындық ағаш;9000;furniture;Жақсы;yes;;\n"


@pytest.fixture
def house(site):
    made = House(site)
    town = places.country(made.db).town_by_slug("almaty")
    made.db.write(lambda tx: tx.run("update member set town_id = :town, region_id = :region where display_name = 'Айгерим'",
                                    town=town.id, region=town.region_id))
    yield made
    made.close()


@pytest.fixture
def take(say, house, tmp_path):
    """Imports the lines of a table for Aigerim."""
    def imported(lines, *words, status=0):
        (tmp_path / "feed.csv").write_text(HEAD + lines, encoding="utf-8")
        said = say("import", tmp_path / "feed.csv", "--member", "aigerim@example.kz", *words)
        assert said.status == status, said
        return said.out or said.complaint

    return imported


def rows(house):
    return house.db.all("select * from listing order by id")


def test_offers_become_drafts_in_their_language_and_in_the_town_of_the_member(take, house):
    assert "Total: created 2." in take(TABLE + CHAIR)
    table, chair = rows(house)
    assert (table.state, table.title_ru, table.text_ru, table.title_kk) == ("draft", "Стол дубовый", "Крепкий стол", "")
    assert (chair.title_kk, chair.text_kk, chair.title_ru, chair.price) == ("Орындық ағаш", "Жақсы", "", 9000)
    assert places.country(house.db).town(table.town_id).slug == "almaty" and table.source_key == "id:1"


def test_published_ones_are_live_found_and_have_a_price_history(take, house):
    take(TABLE + CHAIR, "--publish")
    assert [row.state for row in rows(house)] == ["live", "live"]
    assert house.db.value("select count(*) from listing_index") == house.db.value("select count(*) from price_change") == 2


def test_a_dry_run_tells_and_does_nothing(take, house):
    assert "line 2: would create “Стол дубовый”" in take(TABLE, "--publish", "--dry-run") and not rows(house)


def test_a_second_import_changes_what_changed_and_nothing_else(take, house):
    take(TABLE + CHAIR, "--publish")
    before = rows(house)
    assert "Total: unchanged 2." in take(TABLE + CHAIR, "--publish")
    assert rows(house) == before
    assert "would update 1" in take(TABLE.replace("50000", "45000") + CHAIR, "--dry-run")
    assert "Total: updated 1, unchanged 1." in take(TABLE.replace("50000", "45000") + CHAIR)
    table, chair = rows(house)
    assert (table.id, table.price, table.state, chair) == (before[0].id, 45000, "live", before[1])
    history = house.db.all("select price from price_change where listing_id = :id order by id", id=table.id)
    assert [row.price for row in history] == [50000, 45000]


def test_what_is_not_available_is_not_made_and_what_is_no_more_is_withdrawn_until_it_is_again(take, house):
    gone = TABLE.replace(";yes;", ";no;")
    assert "skipped “Стол дубовый”: it is not available" in take(gone, "--publish") and not rows(house)
    take(TABLE, "--publish")
    assert "was withdrawn" in take(gone, "--publish")
    assert [(row.state, row.close_reason) for row in rows(house)] == [("closed", "withdrawn")]
    assert house.db.value("select count(*) from listing_index") == 0
    assert "updated 1" in take(TABLE, "--publish") and rows(house)[0].state == "live"


def test_what_its_owner_ended_otherwise_stays_ended(take, house):
    take(TABLE, "--publish")
    house.client(rows(house)[0].member_id).do(f"/listings/{rows(house)[0].id}/close", {"reason": "sold_elsewhere"})
    take(TABLE, "--publish")
    assert rows(house)[0].state == "closed"


def test_more_than_a_member_may_have_by_hand_can_be_imported(take, house):
    take("".join(TABLE.replace("1;", f"{number};", 1) for number in range(1, 105)), "--publish")
    assert house.db.value("select count(*) from listing where state = 'live'") == 104


def test_photos_are_processed_added_once_and_replaced(take, house, tmp_path):
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "a.jpg").write_bytes(jpeg(320, 240))
    (folder / "b.jpg").write_bytes(jpeg(300, 300))
    (folder / "c.jpg").write_bytes(b"no photo")
    with_photos = TABLE.replace(";yes;;", ";yes;a.jpg|b.jpg|c.jpg;")
    told = take(with_photos, "--photos", folder, "--publish")
    assert "created “Стол дубовый”: c.jpg: " in told
    row = rows(house)[0]
    photos = house.db.all("select * from photo order by position")
    assert (row.photos, row.cover, [photo.subject_id for photo in photos]) == (2, photos[0].name, [row.id, row.id])
    take(with_photos, "--photos", folder)
    assert house.db.all("select * from photo order by position") == photos
    assert "updated 1" in take(TABLE.replace(";yes;;", ";yes;b.jpg;"), "--photos", folder)
    assert [photo.name for photo in house.db.all("select * from photo")] == [photos[1].name]
    assert not any(path.exists() for path in files_of(house.settings.data / "photos", photos[0].name))


def test_a_town_is_found_by_slug_or_name_and_an_unknown_one_is_refused(take, house):
    lines = "".join(f"{number};Стол дубовый;5;furniture;;yes;;{town}\n"
                    for number, town in enumerate(("shymkent", "Караганда", "Қарағанды", "Атлантида"), 1))
    told = take(lines, status=1)
    assert [places.country(house.db).town(row.town_id).slug for row in rows(house)] == ["shymkent", "karaganda", "karaganda"]
    assert "line 5: refused “Стол дубовый”: no town is known as “Атлантида”" in told


def test_without_any_town_it_says_what_to_give(say, house, tmp_path):
    (tmp_path / "feed.csv").write_text(HEAD + TABLE, encoding="utf-8")
    words = ("import", tmp_path / "feed.csv", "--member", "boris@example.kz")
    assert "no town is given: use --town SLUG" in say(*words).out
    assert say(*words, "--town", "astana").status == 0


def test_what_could_not_be_published_by_hand_is_refused(take):
    assert "the title is shorter than 5 characters" in take("1;Стол;5;furniture;;yes;;\n", status=1)


def test_the_same_id_twice_makes_one_listing(take, house):
    assert "the same id stands above already" in take(TABLE + TABLE.replace("Стол", "Шкаф"), status=1)
    assert [row.title_ru for row in rows(house)] == ["Стол дубовый"]


def test_foreign_prices_need_a_rate(take, house):
    line = TABLE.replace("50000", "1000 руб")
    assert "--rate RUB=NUMBER" in take(line, status=1)
    take(line, "--rate", "RUB=5.6")
    assert rows(house)[0].price == 5600


@pytest.mark.parametrize(("words", "why"), [
    (("--category", "nonsense"), "No category that takes listings is named “nonsense”."),
    (("--rate", "RUB"), "--rate RUB: write it as --rate RUB=5.6 (tenge for one RUB)."),
    (("--photos", "/nowhere"), "--photos /nowhere: there is no such folder."),
])
def test_wrong_options_are_said_before_anything_is_read(take, house, words, why):
    assert take(TABLE, *words, status=1) == why and not rows(house)


def test_nothing_is_published_without_the_members_consent(take, house):
    member = house.db.one("select * from member where display_name = 'Айгерим'")
    house.db.write(consents.decide, member.id, "Айгерим", consent_rules.wording("publication", "", ""), "withdrawn",
                   operator_name="", operator_bin="", language="ru", method="test")
    assert "has not agreed to publication" in take(TABLE, "--publish", status=1) and not rows(house)
    take(TABLE)
    assert rows(house)[0].state == "draft"


def test_nothing_of_a_member_with_blocked_data_is_changed(take, house):
    house.db.write(lambda tx: tx.run("update member set blocked_at = 1, blocked_by = 'self'"))
    assert "are blocked" in take(TABLE, status=1) and not rows(house)


def test_the_report_can_be_read_by_machines(take):
    lines = [json.loads(line) for line in take(TABLE + CHAIR, "--json").splitlines()]
    assert [line["outcome"] for line in lines[:-1]] == ["created", "created"]
    assert lines[-1]["summary"]["outcomes"] == {"created": 2}


def test_a_yml_feed_is_taken_with_a_map(say, house, tmp_path):
    (tmp_path / "map.csv").write_text("7;furniture\n", encoding="utf-8")
    (tmp_path / "feed.xml").write_text(
        '<?xml version="1.0" encoding="utf-8"?><yml_catalog><shop><categories><category id="7">Всякое</category>'
        '</categories><offers><offer id="a" available="true"><name>Полка настенная</name><price>700</price>'
        "<currencyId>KZT</currencyId><categoryId>7</categoryId></offer></offers></shop></yml_catalog>", encoding="utf-8")
    said = say("import", tmp_path / "feed.xml", "--member", "aigerim@example.kz", "--map", tmp_path / "map.csv")
    assert said.status == 0 and [(row.title_ru, row.price) for row in rows(house)] == [("Полка настенная", 700)]
