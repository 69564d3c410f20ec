"""Partner data come in only with source, ground and day of every field, and the person sees them."""

import pytest

from tests.conftest import plain_text
from tests.registers.conftest import ADMIN, step_names
from web.registers.partner_file import COLUMNS

PATH = ADMIN + "/partners"
ROW = {"member": "aigerim@example.kz", "field": "phone", "value": "+77015550000", "source": "ТОО Доставка", "ground": "consent",
       "proof": "согласие от 01.10.2026", "day": "2026-10-01"}


def csv(*rows: dict, by: str = ",") -> str:
    return "\n".join([by.join(COLUMNS), *(by.join(row[name] for name in COLUMNS) for row in rows)])


def facts(house) -> list:
    return house.db.all("select * from partner_fact order by id")


def test_a_row_with_all_that_is_needed_is_taken_once_and_shown_to_the_person(house, olzhas, aigerim, boris):
    for _ in range(2):
        olzhas.do(PATH, {"rows": csv(ROW)})
    [row] = facts(house)
    assert (row.member_id, row.field, row.value, row.source, row.ground) == (
        aigerim.member_id, "phone", "+77015550000", "ТОО Доставка", "consent")
    assert step_names(house, "partner", house.db.value("select subject_id from register_step where register = 'partner'")) == ["entered"]
    page = aigerim.page("/profile/data")
    assert "+77015550000" in page and "ТОО Доставка" in page and "+77015550000" not in boris.page("/profile/data")
    assert "+77015550000" not in olzhas.page(PATH), "staff see what came, not its content"


@pytest.mark.parametrize("missing", COLUMNS)
def test_a_row_that_lacks_one_thing_is_refused_with_its_line(house, olzhas, missing):
    text = plain_text(olzhas.do(PATH, {"rows": csv(ROW, {**ROW, missing: " "})}, 422).text)
    assert "Строка 3:" in text and facts(house) == [], "nothing is entered by halves"


@pytest.mark.parametrize(("name", "value"), [
    ("field", "religion"), ("field", "iin"), ("ground", "safety"), ("ground", "x"), ("day", "01.10.2026"), ("day", "2099-01-01"),
    ("member", "nobody@example.kz"), ("member", "77"), ("value", "я" * 201)])
def test_what_may_not_be_taken_is_refused(house, olzhas, name, value):
    olzhas.do(PATH, {"rows": csv({**ROW, name: value})}, 422)
    assert facts(house) == []


@pytest.mark.parametrize("text", ["", "member,field\na,b", csv(), "\x00", '"'])
def test_what_is_no_such_file_is_refused(house, olzhas, text):
    olzhas.do(PATH, {"rows": text}, 422)
    assert facts(house) == []


def test_a_file_with_semicolons_and_a_mark_of_its_encoding_is_read(house, olzhas, aigerim):
    content = "\ufeff" + csv({**ROW, "member": str(aigerim.member_id)}, {**ROW, "field": "town", "value": "Алматы"}, by=";")
    olzhas.post(PATH, files={"file": ("a.csv", content.encode())})
    assert [row.value for row in facts(house)] == ["+77015550000", "Алматы"]
    assert olzhas.post(PATH, files={"file": ("a.csv", b"\xff\xfe\x00")}).status_code == 422


def test_destroyed_with_the_person_and_no_fault_of_the_chain(house, olzhas, aigerim):
    olzhas.do(PATH, {"rows": csv(ROW)})
    house.run_job("seal")
    aigerim.do("/profile/delete", {"password": "верный конь батарея", "at_once": "yes"}, 200)
    if "unfinished destructions" in {job.name for job in house.state.site.joined("jobs")}:
        house.run_job("unfinished destructions")
    assert facts(house) == []
    house.run_job("verify")
    assert house.db.value("select faults from chain_check order by id desc limit 1") == 0


def test_only_administrators_enter_partner_data(madina, boris, house):
    for person in (madina, boris):
        person.do(PATH, {"rows": csv(ROW)}, 404)
    assert facts(house) == []
