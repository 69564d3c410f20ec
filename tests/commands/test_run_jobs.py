"""`jobs` and `retention`: periodic work by hand, and what would go when."""

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
    monkeypatch.setattr("web.mail.store.waiting", lambda db: 1 // 0)
    said = say("jobs", "mail")
    assert (said.status, said.out) == (1, "mail: failed with ZeroDivisionError\n")


def test_an_unknown_job_is_answered_with_the_jobs(say):
    said = say("jobs", "dishes")
    assert said.status == 1 and said.complaint.startswith("There is no job “dishes”. Jobs: mail, ")


@pytest.fixture
def old(house):
    """A session that ended and an account whose owner asked to go in 2026."""
    then = 1_790_000_000
    house.client(house.db.value("select id from member where display_name = 'Санжар'"))
    house.db.write(lambda tx: tx.run("update session set expires_at = :then", then=then))
    house.db.write(lambda tx: tx.run("update member set delete_after = :then where display_name = 'Борис'", then=then))
    return house


def lines(said):
    assert said.status == 0, said
    return {line.split()[1].rstrip(":"): int(line.split()[0]) for line in said.out.splitlines()[1:]}


def test_a_dry_run_tells_what_would_go_at_a_day_and_deletes_nothing(say, old):
    before = lines(say("retention", "--dry-run", "--at", "2026-01-01"))
    after = lines(say("retention", "--dry-run", "--at", "2027-06-01"))
    assert (before["session"], before["accounts"]) == (0, 0) and (after["session"], after["accounts"]) == (1, 1)
    assert old.db.value("select count(*) from session") == 1


def test_the_day_is_a_day_in_kazakhstan(say):
    assert say("retention", "--dry-run", "--at", "2027-01-31").out.startswith("At 2027-01-31 00:00 these would")


def test_without_dry_run_what_is_past_its_term_goes(say, old):
    old.db.write(lambda tx: tx.run("update session set expires_at = 1"))
    old.db.write(lambda tx: tx.run("update member set delete_after = 1 where delete_after is not null"))
    assert say("retention").out == "Deleted 1 rows past their term; 1 accounts destroyed.\n"
    assert old.db.value("select count(*) from session") == 0
    assert old.db.value("select count(*) from member where display_name = 'Борис'") == 0


def test_nothing_is_ever_deleted_by_a_day_that_is_only_pretended(say, old):
    assert say("retention", "--at", "2030-01-01").complaint == "--at only pretends, so it needs --dry-run."
    assert say("retention", "--dry-run", "--at", "tomorrow").status == 2
    assert old.db.value("select count(*) from session") == 1
