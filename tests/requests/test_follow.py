"""A member follows a request: sees it, adds to it, takes it back; nobody else does."""

import pytest

from tests.requests.cases import actions, opened, row, to_requests
from web.requests.store import deciding, filing


def test_the_list_is_empty_in_words_and_then_shows_state_and_date(house, aigerim):
    assert "/profile/requests/new" in aigerim.page("/profile/requests")
    found = opened(house, aigerim.member_id)
    text = aigerim.page("/profile/requests")
    assert found.number in text and "23 ноября 2026" in text


def test_requests_are_a_section_of_my_profile(aigerim):
    assert 'href="/profile/requests"' in aigerim.page("/profile")


def test_a_message_is_added_and_seen_by_staff(house, aigerim, olzhas):
    found = opened(house, aigerim.member_id)
    aigerim.do(f"/profile/requests/{found.id}/say", {"text": "Ещё: фамилия тоже"})
    assert "фамилия тоже" in olzhas.page(f"/admin/requests/{found.id}")


def test_a_message_sent_twice_is_one(house, aigerim):
    found = opened(house, aigerim.member_id)
    for _time in range(2):
        aigerim.do(f"/profile/requests/{found.id}/say", {"text": "Ещё"})
    assert actions(house, found.id) == ["opened", "said"]


def test_an_empty_message_is_refused_in_words(house, aigerim):
    found = opened(house, aigerim.member_id)
    aigerim.do(f"/profile/requests/{found.id}/say", {"text": " "}, 422)
    assert actions(house, found.id) == ["opened"]


def test_an_answer_to_a_question_puts_it_back_into_work(house, aigerim, olzhas):
    found = opened(house, aigerim.member_id)
    house.db.write(deciding.ask, olzhas.member_id, found.id, "Как правильно?")
    assert "Как правильно?" in aigerim.page(f"/profile/requests/{found.id}")
    aigerim.do(f"/profile/requests/{found.id}/say", {"text": "Айгерім"})
    assert row(house, found.id).state == "work"


def test_taking_back_sent_twice_ends_it_once(house, aigerim):
    found = opened(house, aigerim.member_id)
    for _time in range(2):
        aigerim.do(f"/profile/requests/{found.id}/withdraw")
    assert actions(house, found.id) == ["opened", "withdrawn"]
    assert row(house, found.id).closed_at is not None


def test_what_is_decided_cannot_be_taken_back_or_added_to(house, aigerim, olzhas):
    found = opened(house, aigerim.member_id)
    house.db.write(deciding.refuse, olzhas.member_id, found.id, "Имя верно по договору")
    aigerim.do(f"/profile/requests/{found.id}/withdraw", status=409)
    aigerim.do(f"/profile/requests/{found.id}/say", {"text": "Но"}, 409)
    assert row(house, found.id).state == "refused"


def test_a_refusal_is_shown_with_its_reason_and_the_way_on(house, aigerim, olzhas):
    found = opened(house, aigerim.member_id)
    house.db.write(deciding.refuse, olzhas.member_id, found.id, "Имя верно по договору")
    text = aigerim.page(f"/profile/requests/{found.id}")
    assert "Имя верно по договору" in text and "kind=complaint" in text


@pytest.mark.parametrize("path", ["", "/files/1"])
def test_sanzhar_gets_404_for_what_is_not_his(house, aigerim, sanzhar, path):
    found = opened(house, aigerim.member_id)
    sanzhar.page(f"/profile/requests/{found.id}{path}", 404)


@pytest.mark.parametrize("verb", ["say", "withdraw", "files"])
def test_sanzhar_changes_nothing_of_others(house, aigerim, sanzhar, verb):
    found = opened(house, aigerim.member_id)
    sanzhar.do(f"/profile/requests/{found.id}/{verb}", {"text": "Моё"}, 404)
    assert actions(house, found.id) == ["opened"]


def test_even_an_administrator_reads_it_at_the_desk_only(house, aigerim, olzhas):
    found = opened(house, aigerim.member_id)
    olzhas.page(f"/profile/requests/{found.id}", 404)


def test_sanzhars_list_does_not_show_what_is_not_his(house, aigerim, sanzhar):
    found = opened(house, aigerim.member_id)
    assert found.number not in sanzhar.page("/profile/requests")


def test_each_step_is_told_in_the_persons_own_journal(house, aigerim, olzhas):
    found = opened(house, aigerim.member_id)
    house.db.write(deciding.take, olzhas.member_id, found.id)
    table = next(table for table in house.state.site.tables if table.name == "request_step")
    told = [table.told(house.db, step) for step in house.db.all("select * from request_step order by id")]
    assert len(told) == 2 and all(found.number in sentence for sentence in told)


def test_every_kind_done_alone_has_a_page_of_its_own(house, aigerim):
    found = house.db.write(filing.done_alone, "access", aigerim.member_id, "ru")
    assert found.number in aigerim.page(f"/profile/requests/{found.id}")


def test_answers_go_out_in_the_language_in_which_the_person_asked(house, aigerim, olzhas):
    found = opened(house, aigerim.member_id, language="en")
    house.db.write(deciding.ask, olzhas.member_id, found.id, "Which one?")
    mail = to_requests(house)[-1]
    assert mail.subject == f"A question about your request {found.number}" and "Which one?" in mail.body
