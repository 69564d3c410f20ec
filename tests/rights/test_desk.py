"""The request of a claim is decided where the claim is; questions to somebody without an account reach them."""

import re

import pytest

from tests.conftest import plain_text
from tests.rights.claiming import MAIL, claim, decide, letters, offer, rows, state


@pytest.fixture
def number(house, aigerim, guest):
    listing = offer(house, aigerim)
    claim(house, guest, listing)
    return listing


def request(house):
    return house.db.one("select * from request")


def test_the_person_gets_the_code_and_one_receipt(house, number):
    assert [mail.kind for mail in house.mails() if mail.recipient == MAIL] == ["claim code", "claim"]


def test_the_desk_leads_to_the_claim_and_decides_nothing_itself(house, olzhas, number):
    place, desk = f"/admin/claims/{rows(house)[0].id}", f"/admin/requests/{request(house).id}"
    page = olzhas.page(desk)
    assert f'href="{place}"' in page and f'action="{desk}/done"' not in page and f'action="{desk}/refuse"' not in page
    for verb in ("done", "refuse"):
        answer = olzhas.do(f"{desk}/{verb}", {f"{verb}-text": "Сделано"})
        assert answer.headers["location"] == f"{place}?said=request-elsewhere"
    assert request(house).state == "received" and state(house, number) == "hidden"
    olzhas.page(place)


def test_a_question_reaches_the_person_who_answers_it_on_the_page_of_the_claim(house, guest, olzhas, number):
    desk = f"/admin/requests/{request(house).id}"
    olzhas.do(f"{desk}/ask", {"ask-text": "Это точно ваш номер?"})
    mail = letters(house, MAIL)[-1]
    path = re.search(r"https?://[^/\s]+(/rights/\S+)", mail).group(1)
    assert "Это точно ваш номер?" in mail and "Это точно ваш номер?" in guest.page(path)
    assert "Айгерим" not in guest.page(path)
    for _time in range(2):
        guest.do(path, {"text": "Да, мой с 2015 года"})
    assert request(house).state == "work"
    assert olzhas.page(desk).count("Да, мой с 2015 года") == 1 and "Да, мой с 2015 года" in guest.page(path)
    guest.do(path, {"text": " "}, 422)
    guest.do(path + "x", {"text": "Чужое"}, 404)


def test_with_the_decision_the_address_of_the_person_goes_and_nothing_more_can_be_said(house, guest, madina, number):
    path = request(house).page.split("/rights/")[1]
    decide(madina, rows(house)[0].id, "keep")
    assert (request(house).contact, request(house).page) == ("", "")
    guest.do(f"/rights/{path}", {"text": "Ещё вопрос"}, 409)
    assert "<textarea" not in guest.page(f"/rights/{path}")
    assert "Номер" in plain_text(guest.page(f"/rights/{path}"))
