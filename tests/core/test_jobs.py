"""Periodic jobs: when they are due, who runs them, what becomes of a failure."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from web.core import clock, jobs, sqlite
from web.core.db import Database
from web.core.feature import Job
from web.core.jobs import LEASE, Runner, Work, finish, is_due, run_due, take
from web.core.settings import Settings
from web.core.writer import Writer


@pytest.fixture
def time(monkeypatch):
    """The time as the test sets it."""
    now = [1_790_000_000]
    monkeypatch.setattr(clock, "now", lambda: now[0])
    return now


@pytest.fixture
def work(door) -> Work:
    return Work(door, Settings(), None)


def broken(work: Work) -> None:
    raise LookupError("some detail")


def test_a_job_runs_when_its_time_has_come(work, time):
    ran = []
    job = Job("sweep", 60, lambda work: ran.append(time[0]))
    for _ in range(5):
        run_due([job], work)
        time[0] += 30
    assert ran == [1_790_000_000, 1_790_000_060, 1_790_000_120]


def test_of_two_processes_one_runs_a_job(place, door, time):
    other = Database(place, Writer)
    begun, go, ran = threading.Event(), threading.Event(), []

    def slow(work: Work) -> None:
        ran.append(1)
        begun.set()
        go.wait(5)

    job = Job("sweep", 60, slow)
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(run_due, [job], Work(door, Settings(), None))
        assert begun.wait(5)
        assert run_due([job], Work(other.new_door(), Settings(), None)) == 0
        go.set()
        assert first.result(5) == 1
    other.close()
    assert ran == [1]


def test_of_two_who_take_a_job_at_once_one_gets_it(place, door):
    other = Database(place, Writer)
    doors = [door, other.new_door()] * 4
    with ThreadPoolExecutor(8) as threads:
        taken = [one.result() for one in [threads.submit(each.write, take, "sweep", 600, 1_000) for each in doors]]
    other.close()
    assert sorted(taken) == [False] * 7 + [True]


def test_a_job_whose_process_died_is_taken_over_when_its_lease_is_over(door):
    assert door.write(take, "sweep", 600, 1_000)
    assert not is_due(door, "sweep", 600, 1_000 + LEASE - 1) and is_due(door, "sweep", 600, 1_000 + LEASE)
    assert door.write(take, "sweep", 600, 1_000 + LEASE)


def test_a_failure_is_recorded_logged_and_tried_again_and_the_others_run(work, door, time, caplog):
    ran = []
    both = [Job("broken", 60, broken), Job("whole", 60, lambda work: ran.append(1))]
    assert run_due(both, work) == 2 and ran == [1]
    row = door.one("select * from job where name = 'broken'")
    assert (row.failed, row.lease_until, row.done_at) == ("LookupError", 0, 1_790_000_000)
    assert "job broken failed" in caplog.text
    time[0] += 60
    assert run_due([Job("broken", 60, lambda work: None)], work) == 1
    assert door.value("select failed from job where name = 'broken'") is None


def test_a_finished_job_can_be_taken_when_it_is_due_again(door):
    door.write(take, "sweep", 600, 1_000)
    door.write(finish, "sweep", 1_010, None)
    assert [door.write(take, "sweep", 60, at) for at in (1_011, 1_069, 1_070)] == [False, False, True]


def test_the_runner_outlives_a_database_that_cannot_be_asked(database, monkeypatch, caplog):
    monkeypatch.setattr(jobs, "LOOK", 0.001)
    outcomes = [sqlite.OperationalError("database is locked"), sqlite.OperationalError("disk I/O error")]
    third = threading.Event()

    def due(given, work) -> None:
        if outcomes:
            raise outcomes.pop(0)
        third.set()

    monkeypatch.setattr(jobs, "run_due", due)
    runner = Runner([], database, Settings(), None)
    runner.start()
    assert third.wait(5)
    runner.close()
    assert not any(thread.is_alive() for thread in runner._threads) and caplog.text.count("will be again") == 2


def test_closing_waits_for_the_job_that_runs(database, monkeypatch):
    monkeypatch.setattr(jobs, "LOOK", 0.001)
    begun, done = threading.Event(), []

    def slow(work: Work) -> None:
        begun.set()
        threading.Event().wait(0.05)
        work.db.write(lambda tx: tx.touch("done"))
        done.append(1)

    runner = Runner([Job("slow", 60, slow)], database, Settings(), None)
    runner.start()
    assert begun.wait(5)
    runner.close()
    database.close()
    assert done == [1]


def test_a_long_job_runs_beside_the_short_ones_and_keeps_its_lease(database, monkeypatch):
    monkeypatch.setattr(jobs, "LOOK", 0.001)
    monkeypatch.setattr(jobs, "RENEWED", 0)
    begun, short, go = threading.Event(), threading.Event(), threading.Event()

    def slow(work: Work) -> None:
        work.db.write(lambda tx: tx.run("update job set lease_until = 1 where name = 'slow'"))
        begun.set()
        go.wait(5)

    def quick(work: Work) -> None:
        if begun.is_set() and work.db.value("select lease_until from job where name = 'slow'") > 1:
            short.set()

    runner = Runner([Job("slow", 600, slow, alone=True), Job("quick", 0, quick)], database, Settings(), None)
    runner.start()
    assert short.wait(5), "the short job waits for the long one, or nobody renews its lease"
    go.set()
    runner.close()
    assert not any(thread.is_alive() for thread in runner._threads)


def test_of_the_long_jobs_one_runs_at_a_time(database, monkeypatch):
    monkeypatch.setattr(jobs, "LOOK", 0.001)
    running, most, both = [], [], threading.Event()

    def long(name: str):
        def run(work: Work) -> None:
            running.append(name)
            most.append(len(running))
            threading.Event().wait(0.01)
            running.remove(name)
            if len(most) == 2:
                both.set()
        return Job(name, 600, run, alone=True)

    runner = Runner([long("one"), long("two")], database, Settings(), None)
    runner.start()
    assert both.wait(5)
    runner.close()
    assert most == [1, 1]


def test_a_long_job_gives_up_when_the_site_goes_down_and_is_due_again_at_once(database, door, monkeypatch):
    monkeypatch.setattr(jobs, "LOOK", 0.001)
    begun = threading.Event()

    def endless(work: Work) -> None:
        begun.set()
        while not work.stop.wait(0.001):
            pass
        work.breathe()

    runner = Runner([Job("endless", 600, endless, alone=True)], database, Settings(), None)
    runner.start()
    assert begun.wait(5)
    runner.close()
    row = door.one("select * from job where name = 'endless'")
    assert not any(thread.is_alive() for thread in runner._threads)
    assert (row.lease_until, row.done_at, row.failed) == (0, None, None) and is_due(door, "endless", 600, clock.now())


def test_exports_destructions_and_purges_keep_nobody_waiting(house):
    alone = {job.name for job in house.state.site.joined("jobs") if job.alone}
    assert {"exports", "destructions", "due deletions", "purge", "terms of keeping"} <= alone
    assert not {"seal", "mails", "requests"} & alone


def test_every_job_of_the_site_runs_on_an_empty_evening(house):
    for job in house.state.site.joined("jobs"):
        house.run_job(job.name)
    names = [job.name for job in house.state.site.joined("jobs")]
    assert len(set(names)) == len(names) and all(job.every >= 1 for job in house.state.site.joined("jobs"))
