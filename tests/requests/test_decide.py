"""The desk: administrators work through requests; every deed has a reason, a trace and a mail."""

import dataclasses

import pytest

from tests.requests.cases import actions, at, count, opened, row, to_requests
from web.core.feature import Act, Site
from web.core.refusal import Refusal
from web.requests import drafts, kinds
from web.requests.store import deciding

ANSWER = {"done-text": "Исправили."}


def with_acts(house, *acts: Act) -> Site:
    """The site, with only these acts."""
    features = tuple(dataclasses.replace(feature, acts=acts if feature.name == "requests" else ())
                     for feature in house.state.site.features)
    return Site(features)


def test_what_is_red_comes_first_then_by_due_date(house, aigerim, olzhas):
    late = opened(house, aigerim.member_id, "free", "Давно", at=at("2026-10-01T10:00:00"))
    soon = opened(house, aigerim.member_id, "correct", "Скоро")
    far = opened(house, aigerim.member_id, "complaint", "Потом")
    undated = opened(house, aigerim.member_id, "correct", "Без срока", at=at("2027-12-31T10:00:00"))
    text = olzhas.page("/admin/requests")
    places = [text.index(one.number) for one in (undated, late, soon, far)]
    assert places == sorted(places)


def test_requests_are_found_by_kind_and_state(house, aigerim, olzhas):
    one = opened(house, aigerim.member_id, "correct")
    two = opened(house, aigerim.member_id, "complaint")
    house.db.write(deciding.refuse, olzhas.member_id, two.id, "Нет")
    assert one.number not in olzhas.page("/admin/requests?kind=complaint")
    assert two.number not in olzhas.page("/admin/requests")
    assert two.number in olzhas.page("/admin/requests?state=refused")
    assert two.number in olzhas.page("/admin/requests?state=closed&kind=complaint")


def test_many_requests_are_read_page_by_page(house, aigerim, olzhas):
    numbers = [opened(house, aigerim.member_id, "free", str(n)).number for n in range(45)]
    first = olzhas.page("/admin/requests")
    onward = first.split('class="button push" href="')[1].split('"')[0].replace("&amp;", "&")
    second = olzhas.page(onward)
    assert [sum(number in text for number in numbers) for text in (first, second)] == [40, 5]


@pytest.mark.parametrize("path", ["", "?kind=x&state=y&after=z", "?after=99999999999999999999.1"])
def test_the_desk_bears_any_address(olzhas, path):
    olzhas.page("/admin/requests" + path)


def test_moderators_members_and_guests_see_nothing_of_the_desk(house, aigerim, madina, sanzhar, guest):
    found = opened(house, aigerim.member_id)
    for path in ("/admin/requests", f"/admin/requests/{found.id}"):
        madina.page(path, 404)
        sanzhar.page(path, 404)
        assert guest.get(path).status_code == 303
    for verb in ("take", "ask", "done", "refuse", "look"):
        for person in (madina, sanzhar, aigerim):
            person.do(f"/admin/requests/{found.id}/{verb}", {"done-text": "Да", "refuse-text": "Нет"}, 404)
    assert "/admin/requests" not in madina.page("/admin")
    assert actions(house, found.id) == ["opened"]


def test_what_waits_is_counted_at_the_panel(house, aigerim, olzhas):
    found = opened(house, aigerim.member_id)
    assert '<span class="count">1</span>' in olzhas.page("/admin/requests")
    house.db.write(deciding.ask, olzhas.member_id, found.id, "Как?")
    assert '<span class="count">1</span>' not in olzhas.page("/admin/requests")


def test_taking_sent_twice_is_one_step(house, aigerim, olzhas):
    found = opened(house, aigerim.member_id)
    for _time in range(2):
        olzhas.do(f"/admin/requests/{found.id}/take")
    assert actions(house, found.id) == ["opened", "taken"] and row(house, found.id).state == "work"


def test_asking_for_more_is_mailed(house, aigerim, olzhas):
    found = opened(house, aigerim.member_id)
    olzhas.do(f"/admin/requests/{found.id}/ask", {"ask-text": "Пришлите фото справки"})
    assert row(house, found.id).state == "asked" and "фото справки" in to_requests(house)[-1].body


def test_carrying_out_is_shown_mailed_and_journaled_for_the_person(house, aigerim, olzhas):
    found = opened(house, aigerim.member_id)
    for _time in range(2):
        olzhas.do(f"/admin/requests/{found.id}/done", ANSWER)
    assert row(house, found.id).state == "done" and actions(house, found.id) == ["opened", "done"]
    assert "Исправили." in aigerim.page(f"/profile/requests/{found.id}")
    assert "Исправили." in to_requests(house)[-1].body and len(to_requests(house)) == 2
    deed = house.db.one("select * from staff_action")
    assert (deed.action, deed.about_id, deed.subject_id) == ("request done", aigerim.member_id, found.id)


def test_a_draft_with_a_gap_is_not_sent(house, aigerim, olzhas):
    found = opened(house, aigerim.member_id, "complaint")
    olzhas.do(f"/admin/requests/{found.id}/done", {"done-text": "Мы проверили: …"}, 422)
    assert actions(house, found.id) == ["opened"]


def test_a_refusal_needs_a_reason(house, aigerim, olzhas):
    found = opened(house, aigerim.member_id)
    olzhas.do(f"/admin/requests/{found.id}/refuse", {"refuse-text": " "}, 422)
    assert row(house, found.id).state == "received"


@pytest.mark.parametrize("ground", ["", "mood", "law; obligation"])
def test_a_withdrawal_is_not_refused_without_one_of_the_two_grounds(house, aigerim, olzhas, ground):
    found = opened(house, aigerim.member_id, "withdraw")
    olzhas.do(f"/admin/requests/{found.id}/refuse", {"refuse-text": "Так надо", "refuse-ground": ground}, 422)
    with pytest.raises(Refusal):
        house.db.write(deciding.refuse, olzhas.member_id, found.id, "Так надо", ground)
    assert row(house, found.id).state == "received"


@pytest.mark.parametrize("ground", kinds.GROUNDS)
def test_a_withdrawal_is_refused_on_a_ground_of_the_law(house, aigerim, olzhas, ground):
    found = opened(house, aigerim.member_id, "withdraw")
    olzhas.do(f"/admin/requests/{found.id}/refuse", {"refuse-text": "Оплаченная сделка открыта", "refuse-ground": ground})
    assert (row(house, found.id).state, row(house, found.id).ground) == ("refused", ground)


def test_who_comes_second_reads_that_it_is_decided(house, aigerim, olzhas):
    found = opened(house, aigerim.member_id)
    olzhas.do(f"/admin/requests/{found.id}/done", ANSWER)
    olzhas.do(f"/admin/requests/{found.id}/refuse", {"refuse-text": "Нет"}, 409)
    assert row(house, found.id).state == "done"


def test_an_act_is_carried_out_once_in_the_same_transaction(house, aigerim, olzhas):
    done = []
    site = with_acts(house, Act("block", lambda tx, site, member, request: done.append((member, request.id))))
    found = opened(house, aigerim.member_id, "block")
    for _time in range(2):
        house.db.write(deciding.carry_out, site, olzhas.member_id, found.id, "Заблокировано")
    assert done == [(aigerim.member_id, found.id)]


def test_when_the_act_fails_nothing_is_written(house, aigerim, olzhas):
    def fail(tx, site, member, request):
        raise Refusal("not now")
    found = opened(house, aigerim.member_id, "block")
    with pytest.raises(Refusal):
        house.db.write(deciding.carry_out, with_acts(house, Act("block", fail)), olzhas.member_id, found.id, "Сделано")
    assert actions(house, found.id) == ["opened"] and count(house, "staff_action") == 0 and len(to_requests(house)) == 1


def test_for_a_person_without_an_account_no_act_runs(house, olzhas):
    done = []
    found = opened(house, None, "block", contact="gost@example.kz")
    site = with_acts(house, Act("block", lambda tx, site, member, request: done.append(member)))
    house.db.write(deciding.carry_out, site, olzhas.member_id, found.id, "Сделано руками")
    assert done == [] and "Сделано руками" in to_requests(house)[-1].body


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
@pytest.mark.parametrize("kind", kinds.KINDS)
def test_there_are_drafts_for_every_kind_in_the_language_of_the_person(kind, language):
    ready = drafts.drafts(kind, language)
    assert len(ready["refused"]) == (2 if kind == "withdraw" else 1)
    assert all(texts and all(texts) for texts in ready.values())
    assert language == "en" or ready["done"] != drafts.drafts(kind, "en")["done"]


def test_the_draft_of_an_objection_asks_for_the_main_factors(house, aigerim, olzhas):
    found = opened(house, aigerim.member_id, "object", language="en")
    assert "main factors" in olzhas.page(f"/admin/requests/{found.id}")


def test_every_kind_has_a_page_at_the_desk(house, aigerim, olzhas):
    for kind in kinds.KINDS:
        found = opened(house, aigerim.member_id, kind)
        assert found.number in olzhas.page(f"/admin/requests/{found.id}")


def test_a_request_that_does_not_exist_is_404(olzhas):
    olzhas.page("/admin/requests/7", 404)
    olzhas.do("/admin/requests/7/take", status=404)
