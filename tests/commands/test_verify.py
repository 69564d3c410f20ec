"""`verify`: proves the journals, says what was done to them, and remembers the heads it saw."""

import pytest

from tests.conftest import House
from web.core import chain, journal, sqlite


@pytest.fixture
def rows(site) -> list[int]:
    """Three sealed deeds of staff."""
    house = House(site)
    for number in range(3):
        house.db.write(journal.note, 7, "member viewed", "member", number, "жалоба")
    house.run_job("seal")
    found = [row.id for row in house.db.all("select id from staff_action order by id")]
    house.close()
    return found


def change(site, statement: str, **values) -> None:
    connection = sqlite.connect(site / "soq.db")
    connection.execute(statement, values)
    connection.close()


def head_of(said) -> str:
    return said.out.splitlines()[-1].removeprefix("Head: ")


def test_sound_journals_are_proved_with_counts_and_head(say, rows):
    said = say("verify")
    assert said.status == 0 and "0 faults" in said.out and len(head_of(said)) == 64
    assert head_of(say("verify", "--head", head_of(said))) == head_of(said)


def test_a_changed_byte_ends_in_a_sentence_and_status_one(say, rows, site):
    change(site, "update staff_action set reason = 'жалобa' where id = :id", id=rows[1])
    said = say("verify")
    assert said.status == 1 and f"staff_action {rows[1]} was changed." in said.out and "1 faults" in said.out


def test_a_forged_chain_is_found_because_the_last_check_is_remembered(say, rows, site):
    noted = head_of(say("verify"))
    change(site, "update staff_action set reason = 'x' where id = :id", id=rows[0])
    change(site, "delete from chain")
    change(site, "delete from sequence where name = 'chain'")
    house = House(site)
    house.run_job("seal")
    house.close()
    said = say("verify", "--head", noted)
    assert said.status == 1 and "the chain is not the one that was checked" in said.out
    assert "the head that was noted earlier is not in the chain." in said.out


def test_doctor_tells_of_it_too(say, rows, site):
    assert "ok      journals:" in say("doctor").out
    change(site, "delete from staff_action where id = :id", id=rows[2])
    said = say("doctor")
    assert said.status == 1 and f"problem journals: staff_action {rows[2]} is missing" in said.out


def test_the_daily_job_keeps_what_it_found_and_the_administrator_is_warned(house, olzhas):
    house.db.write(journal.note, 7, "member viewed", "member", 5, "жалоба")
    house.run_job("seal")
    house.run_job("verify")
    assert chain.head(house.db).hash in olzhas.page("/admin/health") and "run.py verify" not in olzhas.page("/admin")
    house.db.write(lambda tx: tx.run("update staff_action set reason = 'x'"))
    house.run_job("verify")
    assert "run.py verify" in olzhas.page("/admin")
