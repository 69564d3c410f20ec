"""The export: own data whole, others' masked, valid by its own schema, in the person's language."""

import csv
import hashlib
import io
import json

import pytest

from tests.conftest import PASSWORD
from tests.privacy.taking import plant_messages, rows
from tests.privacy.taking import take as _export
from tests.privacy.test_canary import live
from web.core import journal
from web.privacy import masking, paper
from web.privacy.formats import SCHEMA
from web.privacy.schema import problem as schema_problem
from web.privacy.sheets import cell


def test_it_needs_the_password(boris):
    answer = boris.do("/profile/export", {"password": "wrong"}, 422)
    assert "<form" in answer.text


def test_it_is_never_kept_by_anybody_on_the_way(boris):
    answer = boris.do("/profile/export", {"password": PASSWORD}, 200)
    assert answer.headers["cache-control"] == "private, no-store" and "attachment" in answer.headers["content-disposition"]


def test_it_is_in_the_language_of_the_page(boris):
    page = _export(boris, "/en/profile/export").read("index.html").decode()
    assert "My data" in page
    assert "Мои данные" in _export(boris).read("index.html").decode()


def test_the_data_keep_to_their_schema(boris):
    archive = _export(boris)
    data, schema = json.loads(archive.read("data.json")), json.loads(archive.read("schema.json"))
    assert schema_problem(data, schema) == "" and schema == SCHEMA
    assert schema_problem({**data, "format": "other"}, schema) == "data.format"
    assert schema_problem({**data, "tables": [{**data["tables"][0], "rows": [{"id": 5}]}]}, schema).startswith("data.tables[0].rows[0]")


def test_ids_survive_programs_that_know_53_bits_only(boris):
    data = json.loads(_export(boris).read("data.json"))
    account = next(table for table in data["tables"] if table["name"] == "member")
    assert account["rows"][0]["id"] == account["rows"][0]["values"]["id"] == str(boris.member_id) and data["person"] == str(boris.member_id)


def test_the_page_needs_nothing_from_elsewhere(boris):
    page = _export(boris).read("index.html").decode()
    assert "http" not in page.replace("http-equiv", "") and "<script" not in page


@pytest.mark.parametrize("person", ["aigerim", "olzhas"])
def test_each_gets_only_their_own(request, boris, person):
    client = request.getfixturevalue(person)
    assert b"boris@example.kz" not in _export(client).read("data.json")


def test_the_manifest_proves_every_file(aigerim, house):
    live(house, aigerim)
    archive = _export(aigerim)
    manifest = json.loads(archive.read("manifest.json"))
    told = {one["name"]: (one["size"], one["sha256"]) for one in manifest["files"]}
    assert set(told) == set(archive.namelist()) - {"manifest.json"}
    for name, (size, digest) in told.items():
        content = archive.read(name)
        assert (len(content), hashlib.sha256(content).hexdigest()) == (size, digest), name


def test_each_field_tells_what_the_law_asks_for(boris):
    for table in json.loads(_export(boris, "/en/profile/export").read("data.json"))["tables"]:
        for column in table["columns"].values():
            assert all(column.values()), (table["name"], column)


def test_every_table_is_a_sheet_too(house, boris):
    archive = _export(boris)
    lines = list(csv.DictReader(io.StringIO(archive.read("csv/member.csv").decode("utf-8-sig"))))
    assert (lines[0]["email"], lines[0]["display_name"]) == ("boris@example.kz", "Борис")
    assert {name for name in archive.namelist() if name.startswith("csv/")} == {
        f"csv/{table.name}.csv" for table in house.state.site.tables if table.whose}


@pytest.mark.parametrize("text", ["=1+1", "+7 701", "-5", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_of_a_sheet_is_a_formula(text):
    assert cell("about", text) == "'" + text


def test_what_a_formula_would_do_stays_text_in_the_sheet(house, boris):
    boris.do("/profile/edit", {"display_name": "=cmd()", "language": "ru", "name_seen_by": "nobody", "phone_seen_by": "nobody",
                               "about_seen_by": "nobody", "town_seen_by": "nobody"})
    assert "'=cmd()" in _export(boris).read("csv/member.csv").decode("utf-8-sig")


MASKED = [("Звоните 8 701 123 45 67 вечером", "701"), ("мой +7(701)123-45-67", "123"), ("пишите a.b@example.kz", "example"),
          ("карта 4242 4242 4242 4242", "4242"), ("+49 30 1234567 89", "1234567"), ("7011234567", "7011234567")]


@pytest.mark.parametrize(("text", "hidden"), MASKED)
def test_numbers_and_addresses_in_what_others_wrote_are_masked(house, aigerim, boris, text, hidden):
    plant_messages(house, boris.member_id, aigerim.member_id, 1, text, sender=boris.member_id)
    archive = _export(aigerim)
    body = rows(archive, "message")[0]["values"]["body"]
    assert hidden not in body and "[" in body
    assert body in archive.read("index.html").decode() and body in archive.read("csv/message.csv").decode("utf-8-sig")
    assert rows(_export(boris), "message")[0]["values"]["body"] == text


@pytest.mark.parametrize("text", ["185 000 тенге", "22.11.2026 10:24", "2 500 000 000 ₸", "артикул 1234567890123", "@ рынок"])
def test_prices_dates_and_other_numbers_are_not_masked(text):
    assert masking.mask(text) == text


def test_the_other_person_is_nobody_by_name_or_number(house, aigerim, boris):
    plant_messages(house, boris.member_id, aigerim.member_id, 2)
    archive = _export(aigerim)
    for name in archive.namelist():
        text = archive.read(name).decode()
        assert str(boris.member_id) not in text and "Борис" not in text, name
    assert {row["role"] for row in rows(archive, "message")} == {"sender", "correspondent"}


def test_a_message_hidden_by_staff_is_not_given_out(house, aigerim, boris):
    plant_messages(house, boris.member_id, aigerim.member_id, 1, "грубость", sender=boris.member_id)
    house.db.write(lambda tx: tx.run("update message set hidden_at = 5, hidden_reason = 'abuse'"))
    archive = _export(aigerim)
    row = rows(archive, "message")[0]
    assert row["values"]["body"] is None and row["withheld"]
    assert not any("грубость".encode() in archive.read(name) for name in archive.namelist())
    assert row["withheld"] in archive.read("index.html").decode()
    assert rows(_export(boris), "message")[0]["values"]["body"] == "грубость"


def test_what_somebody_wrote_who_blocked_their_data_is_not_given_out(house, aigerim, boris):
    plant_messages(house, aigerim.member_id, boris.member_id, 1, "замороженное", sender=boris.member_id)
    boris.do("/profile/block")
    archive = _export(aigerim)
    assert not any("замороженное".encode() in archive.read(name) for name in archive.namelist())
    assert rows(archive, "thread")[0]["values"]["listing_title"] is None
    assert rows(_export(boris), "message")[0]["values"]["body"] == "замороженное"


def test_staff_are_a_role_only(house, boris, olzhas):
    house.db.write(journal.note, olzhas.member_id, "member viewed", "member", boris.member_id, "Проверка жалобы")
    archive = _export(boris)
    assert rows(archive, "staff_action")[0]["values"]["reason"] == "Проверка жалобы"
    for name in archive.namelist():
        text = archive.read(name).decode()
        assert str(olzhas.member_id) not in text and "Олжас" not in text, name


def test_what_is_long_is_split_into_pages_that_hold_every_row(house, aigerim, boris, monkeypatch):
    plant_messages(house, boris.member_id, aigerim.member_id, 120)
    monkeypatch.setattr(paper, "WHOLE", 60)
    monkeypatch.setattr(paper, "PAGE", 50)
    archive = _export(aigerim)
    pages = sorted(name for name in archive.namelist() if name.startswith("pages/message"))
    assert pages == [f"pages/message-{n}.html" for n in (1, 2, 3)]
    assert [archive.read(name).decode().count("<h3>") for name in pages] == [50, 50, 20]
    index = archive.read("index.html").decode()
    assert all(f'href="{name}"' in index for name in pages) and "aigerim@example.kz" in index
    assert all("<script" not in archive.read(name).decode() and "http" not in archive.read(name).decode() for name in pages)


def test_rows_come_in_order_and_each_once(house, aigerim, boris):
    plant_messages(house, boris.member_id, aigerim.member_id, 250)
    numbers = [int(row["id"]) for row in rows(_export(aigerim), "message")]
    assert len(numbers) == 250 and numbers == sorted(set(numbers))
