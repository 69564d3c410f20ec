"""What is grave needs two administrators, and a new one counts as neither for seven days."""

import pytest

from tests.conftest import PASSWORD
from tests.registers.conftest import ADMIN, decide, decided, entered, row_of, settle, step_names
from tests.registers.test_answer_authority import ready
from web.accounts.store import people
from web.core import clock
from web.registers.rules import moment

PATH = ADMIN + "/authorities"
ALONE = {"alone-reason": "Срочно нужно", "alone-sure": "y", "alone-password": PASSWORD}
FAR, NEAR = "2099-01-01T00:00", "2027-06-01T00:00"


def silence(client, number: int, until: str, status: int = 303, reason: str = "тайна следствия"):
    return client.do(f"{PATH}/{number}/silence", {"silence-until": until, "silence-reason": reason}, status)


def test_a_new_administrator_does_not_approve_what_another_decided(house, olzhas, newcomer, aigerim):
    number = decided(olzhas, aigerim)
    said = newcomer.do(f"{PATH}/{number}/approve", {}, 400).text
    assert "меньше семи дней" in said and row_of(house, number).state == "decided"
    page = newcomer.page(f"{PATH}/{number}")
    assert "считаетесь вторым человеком с" in page and f'{number}/approve"' not in page
    settle(house, newcomer.member_id, 7)
    newcomer.do(f"{PATH}/{number}/approve")
    assert row_of(house, number).state == "approved"


def test_a_new_administrator_is_no_first_person_either_but_may_refuse(house, olzhas, newcomer, aigerim):
    number = entered(olzhas)
    decide(newcomer, number, aigerim, status=400)
    assert row_of(house, number).state == "open" and "Вы администратор с" in newcomer.page(f"{PATH}/{number}")
    newcomer.do(f"{PATH}/{number}/decide", {"decide-decision": "refuse", "decide-reason": "Закон не назван"})
    assert row_of(house, number).state == "refused"


def test_beside_a_new_administrator_the_only_settled_one_still_approves_alone(house, olzhas, newcomer, aigerim):
    number = decided(olzhas, aigerim)
    assert "считается вторым человеком через семь дней" in olzhas.page(f"{PATH}/{number}")
    olzhas.do(f"{PATH}/{number}/approve-alone", ALONE)
    assert row_of(house, number).alone


def test_on_a_new_site_the_only_administrator_decides_and_approves_alone(house, olzhas, aigerim):
    settle(house, olzhas.member_id, -30)
    number = decided(olzhas, aigerim)
    olzhas.do(f"{PATH}/{number}/approve-alone", ALONE)
    assert row_of(house, number).alone


def test_who_gets_the_role_anew_is_new_again(house, olzhas, aru, aigerim):
    for role in ("member", "administrator"):
        house.db.write(people.give_role, olzhas.member_id, aru.member_id, role)
    number = decided(olzhas, aigerim)
    aru.do(f"{PATH}/{number}/approve", {}, 400)


def test_keeping_the_role_does_not_make_one_new(house, olzhas, aru, aigerim):
    house.db.write(people.give_role, olzhas.member_id, aru.member_id, "administrator")
    number = decided(olzhas, aigerim)
    aru.do(f"{PATH}/{number}/approve")


@pytest.fixture
def given(house, olzhas, aru, aigerim) -> int:
    """A request whose bundle is made, with a silence of half a year."""
    return ready(house, olzhas, aru, aigerim, **{"decide-silent_until": NEAR, "decide-silent_reason": "ст. 10"})


def test_within_a_year_one_person_lengthens_the_silence(house, olzhas, given):
    silence(olzhas, given, "2027-11-01T00:00")
    assert row_of(house, given).silent_until == moment("2027-11-01T00:00")


def test_beyond_a_year_the_silence_stays_as_it_was_until_a_second_person_agrees(house, olzhas, aru, given, aigerim):
    assert silence(olzhas, given, FAR).headers["location"].endswith("said=silence-waits")
    assert row_of(house, given).silent_until == moment(NEAR)
    seen = {"seen": moment(FAR)}
    olzhas.do(f"{PATH}/{given}/silence/agree", seen, 400)
    assert "Вы попросили об этом" in olzhas.page(f"{PATH}/{given}") and "silence/agree" in aru.page(f"{PATH}/{given}")
    aru.do(f"{PATH}/{given}/silence/agree", seen)
    for table in ("authority_request", "authority_subject", "transfer"):
        assert house.db.value(f"select silent_until from {table}") == moment(FAR), table
    assert step_names(house, "authority", given)[-2:] == ["silence asked", "silence agreed"]


def test_many_small_steps_do_not_lead_beyond_the_year(house, olzhas, given):
    for until in ("2027-08-01T00:00", "2027-11-01T00:00", "2028-01-01T00:00"):
        silence(olzhas, given, until)
    assert row_of(house, given).silent_until == moment("2027-11-01T00:00")


def test_what_a_second_person_saw_is_what_they_agree_to(house, olzhas, aru, given):
    silence(olzhas, given, FAR)
    silence(olzhas, given, "2098-01-01T00:00")
    aru.do(f"{PATH}/{given}/silence/agree", {"seen": moment(FAR)}, 400)
    assert row_of(house, given).silent_until == moment(NEAR)


def test_a_new_administrator_neither_asks_for_a_long_silence_nor_agrees(house, olzhas, newcomer, given):
    house.db.write(lambda tx: tx.run("update member set role_since = :now where id = :id", now=clock.now(), id=newcomer.member_id))
    house.db.write(lambda tx: tx.run("update member set role_since = role_since where id = :id", id=olzhas.member_id))
    silence(newcomer, given, FAR, 400)
    silence(olzhas, given, FAR)
    newcomer.do(f"{PATH}/{given}/silence/agree", {"seen": moment(FAR)}, 400)


def test_the_only_administrator_agrees_alone_with_reason_tick_and_password(house, olzhas, aru, given, later):
    silence(olzhas, given, FAR)
    right = {"longer-reason": "Никого больше нет", "longer-sure": "y", "longer-password": PASSWORD, "seen": moment(FAR)}
    olzhas.do(f"{PATH}/{given}/silence/agree-alone", right, 400)
    house.db.write(people.give_role, olzhas.member_id, aru.member_id, "member")
    olzhas.do(f"{PATH}/{given}/silence/agree-alone", right, 400)
    later(8 * clock.DAY)
    house.db.write(lambda tx: tx.run("update session set expires_at = :far, seen_at = :now", far=clock.now() + 9, now=clock.now()))
    olzhas.do(f"{PATH}/{given}/silence/agree-alone", {**right, "longer-password": "wrong"}, 422)
    olzhas.do(f"{PATH}/{given}/silence/agree-alone", right)
    assert row_of(house, given).silent_until == moment(FAR) and step_names(house, "authority", given)[-1] == "silence agreed alone"


def test_a_silence_that_is_not_agreed_to_is_forgotten_and_a_shorter_one_takes_it_back_too(house, olzhas, aru, given):
    silence(olzhas, given, FAR)
    aru.do(f"{PATH}/{given}/silence/decline", {"decline-reason": " "}, 422)
    aru.do(f"{PATH}/{given}/silence/decline", {"decline-reason": "Следствие идёт год"})
    assert row_of(house, given).longer_until is None and row_of(house, given).silent_until == moment(NEAR)
    silence(olzhas, given, FAR)
    silence(olzhas, given, "")
    assert (row_of(house, given).longer_until, row_of(house, given).silent_until) == (None, None)


def test_before_the_bundle_is_made_nobody_changes_the_silence_that_is_to_be_approved(house, olzhas, aru, aigerim):
    number = decided(olzhas, aigerim)
    silence(olzhas, number, NEAR, 400)
    assert row_of(house, number).silent_until is None


def test_the_scope_lies_under_headings_and_nothing_is_ticked_beforehand(house, olzhas, aigerim):
    number = entered(olzhas)
    page = olzhas.page(f"{PATH}/{number}")
    form = page[page.index('id="decide"'):]
    assert "checked" not in form and "<details open" not in form and form.count('class="more thin"') == 6
    tables = {table.name for table in house.state.site.tables if table.whose}
    assert all(form.count(f'value="{name}"') == 1 for name in tables)


def test_after_a_mistake_what_was_ticked_is_still_ticked_and_in_sight(house, olzhas, aigerim):
    number = entered(olzhas)
    page = decide(olzhas, number, aigerim, status=422, **{"decide-reason": ""}).text
    assert page.count('class="more thin" open') == 1 and 'value="member"' in page
