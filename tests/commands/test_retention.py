"""`retention`: what would go when, what goes now, and what went lately."""

import pytest

from tests.conftest import House
from tests.terms.planting import ENDS, aged
from web.core.clock import DAY
from web.terms import holds

THEN = 1_790_000_000


@pytest.fixture
def house(site):
    made = House(site)
    yield made
    made.close()


@pytest.fixture
def old(house):
    """A session that ended and an account whose owner asked to go in 2026."""
    house.client(house.db.value("select id from member where display_name = 'Санжар'"))
    house.db.write(lambda tx: tx.run("update session set expires_at = :then", then=THEN))
    house.db.write(lambda tx: tx.run("update member set delete_after = :then where display_name = 'Борис'", then=THEN))
    return house


def lines(said) -> dict[str, int]:
    """The counts of a dry run by code; of accounts by the word that tells them apart."""
    assert said.status == 0, said
    found = {}
    for line in said.out.splitlines()[1:]:
        count, word, rest = line.split(None, 2)
        found[word.rstrip(":") if word != "accounts" else rest.split()[0]] = int(count.replace(",", ""))
    return found


def test_a_dry_run_names_every_term_and_deletes_nothing(say, old):
    before = lines(say("retention", "--dry-run", "--at", "2026-01-01"))
    after = lines(say("retention", "--dry-run", "--at", "2027-06-01"))
    assert set(ENDS) <= set(before)
    assert (before["session.ended"], before["whose"]) == (0, 0) and (after["session.ended"], after["whose"]) == (1, 1)
    assert old.db.value("select count(*) from session") == 1


def test_a_dry_run_foresees_warnings_and_ends_of_unused_accounts(say, old):
    assert lines(say("retention", "--dry-run", "--at", "2028-06-01"))["that"] == 0
    assert lines(say("retention", "--dry-run", "--at", "2029-06-01"))["that"] == 3  # neither the one who leaves nor the administrator
    old.db.write(lambda tx: tx.run("update member set warned = 3, warned_at = last_active_day + :late where role = 'moderator'",
                                   late=724 * DAY))
    assert lines(say("retention", "--dry-run", "--at", "2029-06-01"))["account.inactive"] == 1


def test_a_held_account_is_not_among_those_that_would_go(say, old):
    boris = old.db.value("select id from member where display_name = 'Борис'")
    old.db.write(holds.begin, 1, boris, "court", "Дело № 1")
    assert lines(say("retention", "--dry-run", "--at", "2027-06-01"))["whose"] == 0


def test_the_day_is_a_day_in_kazakhstan(say):
    assert say("retention", "--dry-run", "--at", "2027-01-31").out.startswith("At 2027-01-31 00:00 these would")


def test_without_dry_run_what_is_past_its_term_goes_and_the_log_tells_it(say, old):
    old.db.write(lambda tx: tx.run("update session set expires_at = 1"))
    old.db.write(lambda tx: tx.run("update member set delete_after = 1 where delete_after is not null"))
    old.db.write(aged, "listing.ended", [old.db.value("select id from member where display_name = 'Санжар'")], 1_000)
    assert say("retention", "--log").out == "No run has deleted anything so far.\n"
    assert say("retention").out == "Deleted 2 rows past their term; 1 accounts destroyed.\n"
    assert old.db.value("select count(*) from session") == 0
    assert old.db.value("select count(*) from member where display_name = 'Борис'") == 0
    log = say("retention", "--log").out
    assert sorted(line.split()[2:] for line in log.splitlines()) == [["1", "listing.ended"], ["1", "session.ended"]]


def test_nothing_is_ever_deleted_by_a_day_that_is_only_pretended(say, old):
    assert say("retention", "--at", "2030-01-01").complaint == "--at only pretends, so it needs --dry-run."
    assert say("retention", "--dry-run", "--at", "tomorrow").status == 2
    assert old.db.value("select count(*) from session") == 1
