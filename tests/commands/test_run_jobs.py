"""`jobs`: periodic work by hand."""

import pytest

from tests.conftest import House
from web.app import SITE
from web.core import clock


@pytest.fixture
def house(site):
    made = House(site)
    yield made
    made.close()


def test_all_that_is_due_runs_once(say, house):
    names = [job.name for job in SITE.joined("jobs")]
    assert say("jobs").out.splitlines() == [f"{name}: done" for name in names]
    assert all("not due" in line or line == "mail: done" for line in say("jobs").out.splitlines())
    assert house.db.value("select count(*) from job where done_at is not null") == len(names)


def test_one_by_name_runs_even_if_it_is_not_due(say):
    say("jobs")
    assert say("jobs", "terms of keeping").out == "terms of keeping: done\n"


def test_what_another_process_runs_is_left_alone(say, house):
    house.db.write(lambda tx: tx.insert("job", name="purge", lease_until=clock.now() + 60))
    assert say("jobs", "purge").out == "purge: runs in another process now\n"


def test_a_job_that_fails_is_named_and_makes_the_status_1(say, monkeypatch):
    monkeypatch.setattr("web.mail.store.waiting", lambda *given: 1 // 0)
    said = say("jobs", "mail")
    assert (said.status, said.out) == (1, "mail: failed with ZeroDivisionError\n")


def test_an_unknown_job_is_answered_with_the_jobs(say):
    said = say("jobs", "dishes")
    assert said.status == 1 and said.complaint.startswith("There is no job “dishes”. Jobs: seal, ")
