"""Words about a request go earlier than the proof that it was answered; destruction leaves the number, kind and dates."""

import pytest

from tests.conftest import PASSWORD
from tests.requests.cases import actions, count, opened, row, to_requests
from tests.requests.test_attach import PDF, on_disk, send
from web.core import clock
from web.requests.store import deciding

YEAR = 365 * clock.DAY


@pytest.fixture
def keep_terms(house, monkeypatch):
    """Runs the terms of keeping as if it were that moment."""
    def run(moment: int) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)
        house.run_job("terms of keeping")
    return run


@pytest.fixture
def refused(house, aigerim, olzhas):
    """A request that was refused just now."""
    found = opened(house, aigerim.member_id, "complaint", "Обидели")
    return house.db.write(deciding.refuse, olzhas.member_id, found.id, "Не подтвердилось")


def destroy(house, person) -> None:
    """The person deletes the account at once, and everything that follows is done."""
    person.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    house.run_job("destructions")


def test_words_go_a_year_after_the_decision_and_the_proof_stays(house, refused, keep_terms):
    keep_terms(refused.closed_at + YEAR)
    assert count(house, "request_text") == 2
    keep_terms(refused.closed_at + YEAR + 1)
    assert count(house, "request_text") == 0 and count(house, "request_step") == 2 and count(house, "request") == 1


def test_the_proof_goes_three_years_after_the_decision(house, refused, keep_terms):
    keep_terms(refused.closed_at + 3 * YEAR + 1)
    assert count(house, "request") == count(house, "request_step") == count(house, "request_text") == 0


def test_an_open_request_does_not_end_by_time(house, aigerim, keep_terms):
    opened(house, aigerim.member_id)
    keep_terms(clock.now() + 10 * YEAR)
    assert count(house, "request_text") == 1


def test_destruction_takes_words_and_files_and_leaves_number_kind_and_dates(house, aigerim, refused):
    waiting = opened(house, aigerim.member_id)
    assert send(aigerim, waiting.id, PDF)
    destroy(house, aigerim)
    assert count(house, "request_text") == count(house, "request_file") == 0 and on_disk(house) == []
    left = row(house, refused.id)
    assert (left.number, left.kind, left.contact, left.closed_at) == (refused.number, "complaint", "", refused.closed_at)
    assert actions(house, refused.id) == ["opened", "refused"]


@pytest.mark.parametrize(("kind", "state"), [("correct", "withdrawn"), ("destroy", "done")])
def test_an_open_request_of_somebody_destroyed_ends_by_itself(house, aigerim, kind, state):
    found = opened(house, aigerim.member_id, kind)
    destroy(house, aigerim)
    for _time in range(2):
        house.run_job("requests")
    assert row(house, found.id).state == state and actions(house, found.id) == ["opened", "gone"]


def test_the_address_of_somebody_without_an_account_goes_with_the_decision(house, olzhas):
    found = opened(house, None, "free", contact="gost@example.kz")
    house.db.write(deciding.refuse, olzhas.member_id, found.id, "Не подтвердилось")
    assert row(house, found.id).contact == "" and to_requests(house)[-1].recipient == "gost@example.kz"


def test_a_request_of_somebody_without_an_account_does_not_end_so(house):
    found = opened(house, None, "open_sources", contact="gost@example.kz")
    house.run_job("requests")
    assert row(house, found.id).state == "received"


def test_the_journal_of_steps_and_words_is_sealed(house, refused):
    house.run_job("seal")
    sealed = {link.source for link in house.db.all("select source from chain where kind = 'row'")}
    assert {"request_step", "request_text"} <= sealed


def test_the_hashes_bear_a_destruction_and_tell_a_forgery(house, aigerim, refused):
    house.run_job("seal")
    destroy(house, aigerim)
    house.run_job("verify")
    assert house.db.value("select faults from chain_check order by id desc limit 1") == 0
    house.db.write(lambda tx: tx.run("update request_step set at = at - 86400 where request_id = :id", id=refused.id))
    house.run_job("verify")
    assert house.db.value("select faults from chain_check order by id desc limit 1") > 0


def test_documents_are_part_of_the_export(house, aigerim):
    assert send(aigerim, opened(house, aigerim.member_id).id, PDF)
    table = next(table for table in house.state.site.tables if table.name == "request_file")
    (name, path), = table.media(house.db.one("select * from request_file"))
    assert name.endswith(".pdf") and (house.settings.data / path).read_bytes() == PDF
