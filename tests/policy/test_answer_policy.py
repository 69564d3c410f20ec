"""Each member answers a new version; silence and refusal leave reading, export and deletion, and nothing else."""

import pytest

from tests.conftest import PASSWORD, plain_text
from tests.listings import selling
from tests.policy.versions import answers, publish
from web.consents import documents, store
from web.core import clock

ASKS = 'id="ask"'


def _answer(person, decision, number=2, status=303):
    return person.do("/profile/policy", {"number": number, "decision": decision}, status)


def _publishes(house, person) -> bool:
    """Whether the member can publish now."""
    number = selling.begin(person)
    answer = person.do(f"/listings/{number}/edit", {**selling.filled(house), "publish": "1"})
    if answer.headers["location"].startswith("/profile/policy"):
        return False
    assert answer.headers["location"].endswith("said=published")
    return True


def test_publishing_asks_every_member_on_every_page_until_they_answer(house, guest, boris, aigerim, olzhas):
    assert ASKS not in boris.page("/")
    publish(house, olzhas)
    for path in ("/", "/search", "/profile", "/kk/messages"):
        assert ASKS in boris.page(path), path
    assert ASKS not in boris.page("/profile/policy") and ASKS not in guest.page("/")
    _answer(boris, "given")
    assert ASKS not in boris.page("/") and ASKS in aigerim.page("/")
    _answer(aigerim, "refused")
    assert ASKS not in aigerim.page("/")


@pytest.mark.parametrize("said", [None, "refused"])
def test_who_is_silent_or_declines_reads_exports_and_deletes_but_does_not_publish(house, boris, olzhas, said):
    publish(house, olzhas)
    if said:
        _answer(boris, "refused")
    assert not _publishes(house, boris) and not documents.accepted(house.db, boris.member_id)
    for path in ("/", "/search", "/profile", "/profile/data", "/profile/export", "/profile/consents", "/profile/requests",
                 "/profile/delete", "/messages", "/listings/new"):
        boris.page(path)
    boris.do("/profile/consents", {"purpose": "abroad", "decision": "given"})
    boris.do("/profile/delete", {"password": PASSWORD})
    boris.do("/profile/keep")
    boris.do("/logout")


def test_publishing_begins_again_with_acceptance(house, boris, olzhas):
    publish(house, olzhas)
    assert not _publishes(house, boris)
    _answer(boris, "given")
    assert _publishes(house, boris)


def test_writing_messages_needs_acceptance_too(house, aigerim, boris, olzhas):
    number = selling.publish(house, aigerim)
    write = {"listing": number, "text": "Ещё продаётся?", "send_key": "k1"}
    publish(house, olzhas)
    answer = boris.do("/messages/new", write, 422)
    assert 'href="/profile/policy" target="_blank"' in answer.text and "Ещё продаётся?</textarea>" in answer.text
    assert house.db.value("select count(*) from message") == house.db.value("select count(*) from thread") == 0
    _answer(boris, "given")
    path = boris.do("/messages/new", write).headers["location"].split("#")[0]
    publish(house, olzhas)
    answer = boris.do(path, {"text": "И дождевик?"}, 422, headers={"hx-request-type": "partial"})
    assert 'href="/profile/policy" target="_blank"' in answer.text and "И дождевик?</textarea>" in answer.text


def test_moving_a_listing_to_the_top_is_publishing(house, aigerim, olzhas):
    number = selling.publish(house, aigerim)
    selling.pass_days(house, number, 8)
    publish(house, olzhas)
    assert aigerim.do(f"/listings/{number}/renew").headers["location"].startswith("/profile/policy")


def test_the_answer_is_a_row_of_the_ledger_with_version_and_fingerprint(house, boris, olzhas):
    publish(house, olzhas)
    _answer(boris, "given")
    row = store.history(house.db, boris.member_id)[0]
    document = documents.newest(house.db)
    assert (row.purpose, row.version, row.decision, row.method) == ("policy", 2, "given", "policy page")
    assert document.hash_ru in row.wording and document.hash_ru in boris.page("/privacy/2")
    assert "/privacy/2" in boris.page(f"/profile/consents/{row.id}")


def test_sent_twice_is_written_once_and_a_change_of_mind_is_another_row(house, boris, olzhas):
    publish(house, olzhas)
    for decision in ("given", "given", "refused", "refused", "given"):
        _answer(boris, decision)
    assert answers(house, boris) == [(1, "given"), (2, "given"), (2, "refused"), (2, "given")]


def test_an_answer_to_an_older_version_is_asked_again(house, boris, olzhas):
    publish(house, olzhas)
    assert _answer(boris, "given", number=1).headers["location"] == "/profile/policy?said=policy-newer"
    assert answers(house, boris) == [(1, "given")]


@pytest.mark.parametrize("form", [{}, {"number": "2"}, {"number": "2", "decision": "withdrawn"}, {"decision": "perhaps"}])
def test_anything_else_is_nothing(boris, form):
    boris.do("/profile/policy", form, 404)


def test_a_version_of_a_later_day_is_asked_about_now_and_needed_then(house, boris, aigerim, sanzhar, olzhas, monkeypatch):
    publish(house, olzhas, later=3)
    assert ASKS in boris.page("/")
    _answer(boris, "refused")
    _answer(aigerim, "given")
    assert _publishes(house, boris) and _publishes(house, sanzhar)
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + 4 * clock.DAY)
    assert [documents.accepted(house.db, person.member_id) for person in (boris, aigerim, sanzhar)] == [False, True, False]


@pytest.mark.parametrize("prefix", ["", "/kk", "/en"])
def test_the_page_of_the_answer_is_there_before_and_after_it(house, boris, olzhas, prefix):
    publish(house, olzhas)
    page = boris.page(prefix + "/profile/policy")
    assert 'value="given"' in page and 'value="refused"' in page and "checked" not in page
    boris.do(prefix + "/profile/policy", {"number": 2, "decision": "given"})
    assert 'value="given"' not in boris.page(prefix + "/profile/policy")


def test_a_guest_is_asked_to_log_in_and_cannot_answer(guest):
    assert guest.get("/profile/policy").headers["location"].startswith("/login")
    assert guest.do("/profile/policy", {"number": 1, "decision": "given"}).headers["location"].startswith("/login")


def test_who_registers_accepts_the_version_in_force(house, guest, olzhas):
    publish(house, olzhas)
    form = {"display_name": "Динара", "email": "dinara@example.kz", "password": "тихая река лодка", "town": "75001", "processing": "y"}
    for policy in ({}, {"policy": "1"}, {"policy": "y"}):
        guest.do("/register", {**form, **policy}, 422)
    page = guest.page("/en/register")
    assert 'name="policy"' in page and 'value="2"' in page and documents.newest(house.db).hash_en in plain_text(page)
    guest.do("/register", {**form, "policy": "2"})
    row = house.db.one("select c.version, c.decision from consent c join member m on m.id = c.member_id"
                       " where m.display_name = 'Динара' and c.purpose = 'policy'")
    assert (row.version, row.decision) == (2, "given")


