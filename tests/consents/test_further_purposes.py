"""Further purposes: asked only where the operator switched them on, never ticked, and taken back as before."""

import pytest

from web.consents import asking, store
from web.consents.purposes import FURTHER, PURPOSES


def _given(house, person, purpose):
    return store.given(house.db, person.member_id, purpose)


def test_none_is_asked_about_until_an_administrator_switches_it_on(house, boris, olzhas):
    page = boris.page("/en/profile/consents")
    assert not any(f'value="{purpose}"' in page for purpose in FURTHER)
    boris.do("/profile/consents", {"purpose": "marketing_email", "decision": "given"}, 404)
    olzhas.do("/admin/purposes", {"purpose": ["marketing_email", "contest"]})
    page = boris.page("/en/profile/consents")
    assert [purpose for purpose in FURTHER if f'value="{purpose}"' in page] == ["marketing_email", "contest"]
    boris.do("/profile/consents", {"purpose": "marketing_email", "decision": "given"})
    assert _given(house, boris, "marketing_email") and not _given(house, boris, "contest")


def test_switching_it_off_asks_nobody_any_more_but_what_was_given_can_be_taken_back(house, boris, aigerim, olzhas):
    olzhas.do("/admin/purposes", {"purpose": "research"})
    boris.do("/profile/consents", {"purpose": "research", "decision": "given"})
    olzhas.do("/admin/purposes", {})
    assert 'value="research"' not in aigerim.page("/profile/consents")
    assert 'value="research"' in boris.page("/profile/consents") and _given(house, boris, "research")
    boris.do("/profile/consents", {"purpose": "research", "decision": "withdrawn"})
    assert not _given(house, boris, "research") and 'value="research"' not in boris.page("/profile/consents")


def test_a_change_is_in_the_journal_of_staff_once(house, olzhas):
    for _ in range(2):
        olzhas.do("/admin/purposes", {"purpose": ["research", "no such purpose", "processing"]})
    assert asking.asked(house.db) == ["research"]
    rows = house.db.all("select reason from staff_action where action = 'purposes changed'")
    assert [row.reason for row in rows] == [PURPOSES["research"].title]


@pytest.mark.parametrize("language", ["", "/kk", "/en"])
def test_the_page_of_purposes_names_them_all(olzhas, language):
    assert olzhas.page(language + "/admin/purposes").count('type="checkbox"') == len(FURTHER)


@pytest.mark.parametrize("person", ["guest", "boris", "madina"])
def test_nobody_else_may(request, house, person):
    client, status = request.getfixturevalue(person), 303 if person == "guest" else 404
    assert client.get("/admin/purposes").status_code == status
    assert client.post("/admin/purposes", data={"purpose": "research"}).status_code == status
    assert asking.asked(house.db) == []


def test_each_purpose_says_what_it_is_for_and_each_social_field_is_one_of_its_own():
    assert all(purpose.title and purpose.data and purpose.switches and purpose.term for purpose in PURPOSES.values())
    assert sum(code.startswith("social_") for code in FURTHER) == 4 and sum(code.startswith("marketing_") for code in FURTHER) == 2
