"""The chain over the journals: whatever is changed, added or taken away behind the site's back is found, and nothing else is."""

import random
import subprocess
import sys
import time

import pytest

from tests.house.tree import ROOT
from web.core import chain, journal, proof
from web.core.held import Personal, Table, Whose

TABLE = journal.HELD
COLUMNS = (*TABLE.sealed, "salt")


def write(door, count: int = 1) -> None:
    """Deeds of staff, each in its own transaction."""
    for number in range(count):
        door.write(journal.note, 7, "member viewed", "member", 100 + number, "жалоба")


def seal(door) -> None:
    while door.write(chain.seal, TABLE):
        pass


def faults(door, noted: str = "") -> list[str]:
    return proof.verify(door, [TABLE], noted).told


def change(door, statement: str, **values) -> None:
    door.write(lambda tx: tx.run(statement, **values))


@pytest.fixture
def rows(door) -> list[int]:
    """Five sealed deeds, and nothing wrong with them."""
    write(door, 5)
    seal(door)
    assert faults(door) == []
    return [row.id for row in door.all("select id from staff_action order by id")]


def test_what_nobody_touched_has_no_fault(door, rows):
    report = proof.verify(door, [TABLE])
    assert (report.links, report.rows, report.erased, report.faults) == (5, 5, 0, 0)
    assert report.head == chain.head(door).hash


def test_an_empty_chain_has_no_fault(door):
    assert faults(door) == [] and proof.verify(door, [TABLE]).head == chain.START


@pytest.mark.parametrize("column", COLUMNS)
def test_a_change_in_each_sealed_column_is_found(door, rows, column):
    change(door, f"update staff_action set {column} = '8' where id = :id", id=rows[2])
    assert faults(door) == [f"staff_action {rows[2]} was changed"]


def test_each_single_changed_byte_of_a_text_is_found(door, rows):
    text = door.value("select reason from staff_action where id = :id", id=rows[0]).encode()
    for place in range(len(text)):
        other = bytes([*text[:place], text[place] ^ 1, *text[place + 1:]])
        change(door, "update staff_action set reason = cast(:text as text) where id = :id", text=other, id=rows[0])
        changed = door.connection.raw.execute("select cast(reason as blob) from staff_action where id = ?", (rows[0],))
        assert changed.fetchone()[0] == other
        try:
            assert faults(door) == [f"staff_action {rows[0]} was changed"]
        finally:
            change(door, "update staff_action set reason = :text where id = :id", text=text.decode(), id=rows[0])
    assert faults(door) == []


def test_a_number_that_became_a_text_is_found(door, rows):
    change(door, "update staff_action set subject = 5 where id = :id", id=rows[1])
    assert faults(door) == [f"staff_action {rows[1]} was changed"]


def test_a_row_that_is_gone_is_found(door, rows):
    change(door, "delete from staff_action where id = :id", id=rows[4])
    change(door, "delete from staff_action where id = :id", id=rows[0])
    assert faults(door) == [f"staff_action {number} is missing" for number in (rows[0], rows[4])]


@pytest.mark.parametrize("salt", ["", "made up"])
def test_a_row_slipped_in_between_is_found(door, rows, salt):
    between = rows[1] + 1 if rows[1] + 1 not in rows else rows[0] - 1
    change(door, "insert into staff_action (id, staff_id, action, subject, reason, at, salt) values (:id, 7, 'a', 'b', '', 1, :salt)",
           id=between, salt=salt)
    assert faults(door) == [f"staff_action {between} was slipped in"]
    seal(door)
    assert faults(door) == [f"staff_action {between} was slipped in"], "sealing does not hide it"


def test_a_row_before_the_first_is_found(door, rows):
    change(door, "update staff_action set id = 3 where id = :id", id=rows[4])
    assert faults(door) == ["staff_action 3 was slipped in", f"staff_action {rows[4]} is missing"]


@pytest.mark.parametrize(("column", "value"), [
    ("kind", "erased"), ("source", "transfer"), ("row_id", 1), ("digest", "0" * 64), ("hash", "0" * 64)])
def test_a_changed_link_is_found(door, rows, column, value):
    change(door, f"update chain set {column} = :value where id = 3", value=value)
    assert any("of the chain was changed" in fault for fault in faults(door))


def test_a_link_taken_out_is_found(door, rows):
    change(door, "delete from chain where id = 2")
    found = faults(door)
    assert found[0] == "links 2 to 2 of the chain are missing" and f"staff_action {rows[1]} was slipped in" in found


def test_a_chain_cut_at_its_end_is_found(door, rows):
    change(door, "delete from chain where id = 5")
    change(door, "delete from staff_action where id = :id", id=rows[4])
    assert faults(door) == ["the end of the chain is cut off"]


def test_an_emptied_chain_is_found(door, rows):
    change(door, "delete from chain")
    change(door, "delete from staff_action")
    assert faults(door) == ["the end of the chain is cut off"]


def forge(tx) -> None:
    """Makes the whole chain anew over what the table says, as somebody with the database in hands could."""
    tx.run("delete from chain")
    tx.run("delete from sequence where name = 'chain'")
    chain.seal(tx, TABLE)


def test_a_chain_made_anew_betrays_itself_by_a_head_noted_earlier(door, rows):
    noted = chain.head(door).hash
    change(door, "update staff_action set reason = 'x' where id = :id", id=rows[0])
    door.write(forge)
    assert faults(door) == []
    assert faults(door, noted) == ["the head that was noted earlier is not in the chain"]


def test_a_chain_made_anew_betrays_itself_by_an_earlier_check(door, rows):
    door.write(proof.note, proof.verify(door, [TABLE]))
    change(door, "delete from staff_action where id = :id", id=rows[0])
    door.write(forge)
    [fault] = faults(door)
    assert fault.startswith("the chain is not the one that was checked on ")


def test_a_head_noted_earlier_stays_in_a_chain_that_grew(door, rows):
    noted = chain.head(door).hash
    door.write(proof.note, proof.verify(door, [TABLE]))
    write(door, 3)
    seal(door)
    assert faults(door, noted) == []


def test_what_is_deleted_by_right_is_no_fault(door, rows):
    delete(door, rows[1])
    report = proof.verify(door, [TABLE])
    assert (report.told, report.erased, report.rows) == ([], 1, 4)


def test_what_is_deleted_before_it_was_sealed_is_no_fault(door):
    write(door, 2)
    delete(door, door.value("select max(id) from staff_action"))
    assert faults(door) == []


def delete(door, number: int) -> None:
    def erase(tx):
        chain.erased(tx, TABLE, [number])
        tx.run("delete from staff_action where id = :id", id=number)
    door.write(erase)


def blank(door, number: int) -> None:
    def erase(tx):
        chain.erased(tx, TABLE, [number])
        tx.run("update staff_action set reason = '', salt = '' where id = :id", id=number)
    door.write(erase)


def test_what_is_blanked_by_right_is_no_fault_and_cannot_come_back(door, rows):
    row = door.one("select * from staff_action where id = :id", id=rows[3])
    blank(door, rows[3])
    assert faults(door) == []
    change(door, "update staff_action set reason = :reason, salt = :salt where id = :id", reason=row.reason, salt=row.salt, id=row.id)
    assert faults(door) == [f"staff_action {rows[3]} was erased and has come back"]


def test_a_deleted_row_of_a_table_that_blanks_nothing_cannot_come_back_even_without_its_salt(door):
    table = Table("topic_note", "t", purpose="p", term="t", whose=(Whose("owner", "member_id"),),
                  personal={"member_id": Personal("proof", "m")}, plain=("id", "salt"), sealed=("member_id",))
    change(door, "create table topic_note (id integer primary key, member_id bigint, salt text)")
    change(door, "insert into topic_note values (5, 1, 's')")
    door.write(chain.erased, table, [5])
    assert proof.verify(door, [table]).told == ["topic_note 5 was erased and has come back"]
    change(door, "update topic_note set salt = ''")
    assert proof.verify(door, [table]).told == ["topic_note 5 was erased and has come back"]


def test_a_second_link_for_the_same_row_is_found(door, rows):
    def add(tx):
        row = tx.one("select * from staff_action where id = :id", id=rows[0])
        tx.run("update staff_action set reason = 'x' where id = :id", id=rows[0])
        chain._add(tx, "row", TABLE.name, rows[0], chain.digest(TABLE, {**row, "reason": "x"}))
    door.write(add)
    assert faults(door) == [f"staff_action {rows[0]} has links that do not follow one another"]


def test_an_erasure_of_something_that_never_was_is_found(door, rows):
    door.write(lambda tx: chain._add(tx, "erased", TABLE.name, rows[-1] + 9, ""))
    assert faults(door) == [f"staff_action {rows[-1] + 9} has links that do not follow one another"]


def test_links_of_a_table_that_is_not_sealed_are_found(door, rows):
    door.write(lambda tx: chain._add(tx, "row", "elsewhere", 1, "0" * 64))
    assert faults(door) == ["the chain speaks of elsewhere, which is no sealed table"]


def test_a_row_with_an_empty_salt_is_sealed_all_the_same(door):
    change(door, "insert into staff_action (id, staff_id, action, subject, reason, at, salt) values (5, 7, 'a', 'b', '', 1, '')")
    seal(door)
    assert not chain.unsealed(door, TABLE) and faults(door) == []
    change(door, "update staff_action set reason = 'x'")
    assert faults(door) == ["staff_action 5 was changed"]


def test_many_faults_are_counted_and_the_first_told(door, monkeypatch):
    monkeypatch.setattr(proof, "MOST_TOLD", 3)
    write(door, 9)
    seal(door)
    change(door, "delete from staff_action")
    report = proof.verify(door, [TABLE])
    assert report.faults == 9 and len(report.told) == 3


def test_batches_of_any_size_find_the_same(door, rows, monkeypatch):
    blank(door, rows[1])
    change(door, "delete from staff_action where id = :id", id=rows[0])
    found = faults(door)
    for size in (1, 2, 3):
        monkeypatch.setattr(proof, "AT_ONCE", size)
        assert faults(door) == found == [f"staff_action {rows[0]} is missing"]


def test_random_histories_are_faultless_and_each_random_forgery_is_found(door):
    dice = random.Random(11)
    for _ in range(120):
        known = [row.id for row in door.all("select id from staff_action where salt <> ''")]
        deed = dice.choice(["write", "write", "seal", "blank", "delete"])
        if deed == "write" or not known:
            write(door, dice.randint(1, 3))
        elif deed == "seal":
            seal(door)
        elif deed == "blank":
            blank(door, dice.choice(known))
        else:
            delete(door, dice.choice(known))
    seal(door)
    assert faults(door) == []
    rows = door.all("select * from staff_action where salt <> ''")
    for row in dice.sample(rows, 12):
        column = dice.choice(COLUMNS)
        change(door, f"update staff_action set {column} = :other where id = :id", other=f"{row[column]}!", id=row.id)
        assert faults(door) == [f"staff_action {row.id} was changed"], column
        change(door, f"update staff_action set {column} = :same where id = :id", same=row[column], id=row.id)


WRITER = """
import sys
from pathlib import Path
from web.core import chain, journal
from web.core.db import Database
from web.core.writer import Writer
database = Database(Path(sys.argv[1]), Writer)
door = database.new_door()
for number in range(40):
    door.write(journal.note, int(sys.argv[2]), "member viewed", "member", number, "r")
    door.write(chain.seal, journal.HELD)
database.close()
"""


def test_two_processes_that_write_and_seal_at_once_make_one_chain(door, place):
    running = [subprocess.Popen([sys.executable, "-c", WRITER, str(place), str(staff)], cwd=ROOT) for staff in (1, 2)]
    assert [one.wait(60) for one in running] == [0, 0]
    report = proof.verify(door, [TABLE])
    assert (report.told, report.links, report.rows) == ([], 80, 80)


def test_a_check_sees_one_moment_while_others_write_and_erase(door, database, rows):
    other, found = database.new_door(), []
    original = proof._rows

    def meanwhile(*given):
        write(other, 1)
        seal(other)
        blank(other, rows[0])
        return original(*given)
    proof._rows = meanwhile
    try:
        found = faults(door)
    finally:
        proof._rows = original
    assert found == [] and faults(door) == []


def test_ten_thousand_links_are_checked_within_two_seconds(door):
    def many(tx):
        for number in range(10_000):
            tx.insert("staff_action", id=number + 1, staff_id=7, action="a", subject="b", reason="", at=number, salt=f"s{number}")
    door.write(many)
    seal(door)
    began = time.thread_time()
    assert proof.verify(door, [TABLE]).links == 10_000
    assert time.thread_time() - began < 2


def test_true_and_one_have_the_same_digest_in_every_engine():
    table = Table("t", "t", sealed=("yes",))
    assert chain.digest(table, {"id": 1, "salt": "s", "yes": True}) == chain.digest(table, {"id": 1, "salt": "s", "yes": 1})
