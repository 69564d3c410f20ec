"""The door to the database: reading, deadlines, the one writer, ids, numbers, topics."""

import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from web.core import ids, sqlite, writer
from web.core.db import Database
from web.core.writer import Closed, Writer

ENDLESS = "with recursive n (i) as (select 1 union all select i + 1 from n) select sum(i) from n"


def put(tx, name: str, last: int = 0) -> None:
    tx.insert("sequence", name=name, last=last)


def break_off(tx, name: str) -> None:
    put(tx, name)
    raise LookupError(name)


def names(door) -> list[str]:
    return [row.name for row in door.all("select name from sequence where name <> 'topic' order by name")]


def stopped(database: Database) -> threading.Event:
    """Keeps the writer busy until the event is set, so that what comes meanwhile waits in its queue."""
    go, begun = threading.Event(), threading.Event()
    database.writer.submit(lambda tx: (begun.set(), go.wait(5)), (), {})
    assert begun.wait(5)
    return go


def test_rows_are_read_by_name_as_items_and_attributes(door):
    door.write(put, "a", 7)
    row = door.one("select name, last from sequence where name = :name", name="a")
    assert (row.name, row["last"], door.value("select last from sequence")) == ("a", 7, 7)
    assert door.one("select * from sequence where name = 'b'") is None
    assert door.value("select last from sequence where name = 'b'") is None
    with pytest.raises(AttributeError):
        row.nothing  # noqa: B018 - reading it is the test


def test_a_query_past_its_deadline_is_stopped_and_the_connection_goes_on(database):
    quick = database.new_door(0.05)
    with pytest.raises(sqlite.TooSlow):
        quick.value(ENDLESS)
    assert quick.value("select 1") == 1


def test_the_deadline_starts_anew_with_each_query(database):
    quick, began, short = database.new_door(1.0), time.monotonic(), ENDLESS.replace("from n)", "from n where i < 20000)")
    while time.monotonic() - began < 1.2:  # longer than the deadline, in queries of some milliseconds
        assert quick.value(short) == 20_000 * 20_001 // 2


def test_asking_whether_anything_was_committed_does_not_die_of_the_last_querys_deadline(database, monkeypatch):
    monkeypatch.setattr(sqlite, "GRAIN", 1)
    quick = database.new_door(0.3)
    quick.connection.data_version()
    time.sleep(0.31)
    database.writer.submit(lambda tx: tx.run("create table later (n bigint)"), (), {}).result()
    assert quick.connection.data_version() > 0


def test_each_thread_has_a_door_of_its_own(database):
    with ThreadPoolExecutor(1) as other:
        assert other.submit(database.door).result() is not database.door()
    assert database.door() is database.door()


def test_a_write_is_seen_by_every_connection_once_it_is_answered(database, door):
    door.write(put, "a")
    assert names(database.new_door()) == ["a"]


def test_the_answer_of_a_store_function_comes_back(door):
    assert door.write(lambda tx, a, b: a * b, 6, b=7) == 42


def test_one_job_that_fails_leaves_the_others_of_its_commit(database, door):
    go = stopped(database)
    waiting = [database.writer.submit(break_off if n % 3 == 0 else put, (f"n{n}",), {}) for n in range(9)]
    go.set()
    failed = [n for n, future in enumerate(waiting) if isinstance(future.exception(5), LookupError)]
    assert failed == [0, 3, 6] and names(door) == ["n1", "n2", "n4", "n5", "n7", "n8"]


def test_what_waits_is_written_in_few_commits(database, door, monkeypatch):
    commits = []
    execute = sqlite.Connection.execute
    monkeypatch.setattr(sqlite.Connection, "execute", lambda self, sql, values=None: (
        commits.append(sql) if sql == "commit" else None, execute(self, sql, values))[1])
    go = stopped(database)
    waiting = [database.writer.submit(put, (f"n{n}",), {}) for n in range(writer.MOST_AT_ONCE + 10)]
    go.set()
    assert [future.result(5) for future in waiting] == [None] * len(waiting)
    assert len(commits) == 3 and len(names(door)) == len(waiting)


def test_a_commit_that_fails_is_told_to_everyone_who_waited_for_it(database, door, monkeypatch):
    execute = sqlite.Connection.execute

    def refusing(self, sql, values=None):
        if sql == "commit":
            raise sqlite.OperationalError("database or disk is full")
        return execute(self, sql, values)

    go = stopped(database)
    waiting = [database.writer.submit(put, (name,), {}) for name in "ab"]
    monkeypatch.setattr(sqlite.Connection, "execute", refusing)
    go.set()
    assert all("full" in str(future.exception(5)) for future in waiting)
    monkeypatch.undo()
    door.write(put, "c")
    assert names(door) == ["c"]


def test_a_write_waits_for_another_process_and_then_succeeds(place, door):
    other = sqlite.connect(place)
    other.execute("begin immediate")
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(door.write, put, "a")
        other.execute("insert into sequence values ('b', 0)")
        other.execute("commit")
        waiting.result(10)
    other.close()
    assert names(door) == ["a", "b"]


def test_a_process_that_writes_all_the_time_does_not_keep_another_waiting(place, door):
    """SQLite's own waiting looks every tenth of a second, and the moment between two commits is far shorter."""
    other, ends = sqlite.connect(place), time.monotonic() + 14

    def busily() -> None:
        while time.monotonic() < ends and not written.done():
            other.execute("begin immediate")
            time.sleep(0.005)
            other.execute("commit")
            time.sleep(0.0002)
    with ThreadPoolExecutor(2) as threads:
        written = Future()
        busy = threads.submit(busily)
        for name in "abcdefghijklmno":
            time.sleep(0.005)
            threads.submit(door.write, put, name).result(10)
        written.set_result(None)
        taken = 14 - (ends - time.monotonic())
        busy.result()
    other.close()
    assert names(door) == list("abcdefghijklmno") and taken < 8


def test_ids_grow_strictly_over_threads_and_processes(place, database, door):
    second = Database(place, Writer)
    given: list[int] = []

    def take(tx) -> None:
        given.append(tx.new_id())  # inside the transaction, so in the order of commits

    with ThreadPoolExecutor(8) as threads:
        for one in [threads.submit(door.write if n % 2 else second.new_door().write, take) for n in range(200)]:
            one.result(20)
    second.close()
    assert given == sorted(set(given)) and len(given) == 200


def test_ids_grow_even_when_the_clock_goes_backwards(door, monkeypatch):
    first = door.write(lambda tx: tx.new_id())
    monkeypatch.setattr("web.core.ids.time.time_ns", lambda: 1_736_000_000_000_000_000)
    assert door.write(lambda tx: tx.new_id()) == first + 1
    assert abs(ids.made_at(ids.following(0)) - 1_736_000_000) <= 1


def test_numbers_are_dense_even_when_a_job_fails(door):
    with pytest.raises(LookupError):
        door.write(lambda tx: (tx.next_number("x"), break_off(tx, "y")))
    assert [door.write(lambda tx: tx.next_number("x")) for _ in range(3)] == [1, 2, 3]


def test_topics_are_stamped_with_the_commit_and_not_without_it(door):
    def touch(tx, fail: bool) -> None:
        tx.touch("listing:1", "town:2")
        assert tx.value("select count(*) from topic") == 0
        if fail:
            raise LookupError

    with pytest.raises(LookupError):
        door.write(touch, True)
    assert door.all("select * from topic") == []
    door.write(touch, False)
    assert door.all("select * from topic order by name") == [{"name": "listing:1", "n": 1}, {"name": "town:2", "n": 1}]


def test_what_is_kept_is_loaded_again_when_its_topic_moved(door):
    loads = []

    def load(db) -> int:
        loads.append(1)
        return db.value("select count(*) from sequence where name like 'k%'")

    assert [door.kept("k", load), door.kept("k", load), len(loads)] == [0, 0, 1]
    door.write(put, "k1")
    assert door.kept("k", load) == 0
    door.write(lambda tx: tx.touch("other"))
    assert door.kept("k", load) == 0 and len(loads) == 1
    door.write(lambda tx: (put(tx, "k2"), tx.touch("k")))
    assert door.kept("k", load) == 2


def test_work_afterwards_is_done_only_when_the_commit_is_there(place, door):
    seen = []
    other = Database(place, Writer).new_door()

    def work(tx, fail: bool) -> None:
        put(tx, "a")
        tx.after(lambda: seen.append(names(other)))
        if fail:
            raise LookupError

    with pytest.raises(LookupError):
        door.write(work, True)
    assert seen == []
    door.write(work, False)
    other.database.close()
    assert seen == [["a"]]


@pytest.mark.parametrize("kind", [OSError, ValueError])
def test_work_afterwards_that_fails_stops_neither_the_writer_nor_the_answer(door, kind, caplog):
    def fail() -> None:
        raise kind("gone")

    def work(tx) -> str:
        tx.after(fail)
        return "written"

    assert door.write(work) == "written"
    assert door.database.writer.submit(put, ("a",), {}).result(5) is None
    assert "work after a commit failed" in caplog.text


def test_closing_writes_what_is_queued_and_takes_nothing_more(place, database):
    go = stopped(database)
    last = database.writer.submit(put, ("a",), {})
    go.set()
    database.close()
    assert last.result(5) is None
    with pytest.raises(Closed):
        database.writer.submit(put, ("b",), {})
    again = Database(place, Writer)
    assert names(again.new_door()) == ["a"]
    again.close()


def test_folding_the_log_gives_way_to_a_reader_soon(place, door):
    reader = sqlite.connect(place)
    cursor = reader.raw.execute("select number from migration")
    cursor.fetchone()
    door.write(put, "a")
    assert door.connection.checkpoint() is False
    assert door.value("pragma busy_timeout") == sqlite.PATIENCE
    cursor.close()
    assert door.connection.checkpoint() is True
    assert place.with_name("soq.db-wal").stat().st_size == 0
    reader.close()


def test_every_connection_keeps_what_durability_and_forgetting_need(database):
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "temp_store": 2,
              "busy_timeout": 15_000, "trusted_schema": 0}
    for one in (database.new_door(), database.new_door(0.3)):
        assert {name: one.value(f"pragma {name}") for name in wanted} == wanted


def test_an_old_library_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("web.core.sqlite.pysqlite3.sqlite_version_info", (3, 40, 1))
    with pytest.raises(sqlite.TooOld, match="3.51.3"):
        sqlite.connect(tmp_path / "x.db")
