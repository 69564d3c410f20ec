"""A report that is made from a note keeps the passage, for staff and for no longer than its writer is here."""

import pytest

from tests.messages.conftest import bubbles
from tests.moderation.cases import WHY, reports
from tests.scam.test_read import send


@pytest.fixture
def message(aigerim, boris, thread) -> int:
    """Boris has asked Aigerim for her card."""
    send(boris, thread, "Добрый день. Скиньте номер карты, переведу")
    return bubbles(aigerim.page(f"/messages/{thread}"))[-1]


def test_the_note_leads_to_a_report_with_the_passage(house, aigerim, thread, message):
    address = f"/report?subject=message&amp;id={message}&amp;sign=card"
    assert address in aigerim.page(f"/messages/{thread}")
    page = aigerim.page(address.replace("&amp;", "&"))
    assert "<q>Скиньте номер карты</q>" in page and 'name="sign" value="card"' in page and "checked" in page
    aigerim.do("/report", {"subject": "message", "id": message, "reason": "scam", "sign": "card"})
    assert reports(house)[0].passage == "Скиньте номер карты"


def test_staff_see_it_once_they_say_why(aigerim, madina, message):
    aigerim.do("/report", {"subject": "message", "id": message, "reason": "scam", "sign": "card"})
    thing = f"/admin/reports/message/{message}"
    assert "Скиньте" not in madina.page(thing)
    madina.do(thing + "/look", {"look-reason": WHY})
    assert "Сайт предупреждал о словах: <q>Скиньте номер карты</q>" in madina.page(thing)


def test_an_invented_sign_quotes_nothing(house, aigerim, message):
    for sign in ("", "prepay", "x" * 50):
        aigerim.page(f"/report?subject=message&id={message}&sign={sign}")
    aigerim.do("/report", {"subject": "message", "id": message, "reason": "scam", "sign": "<b>"})
    assert reports(house)[0].passage == ""


def test_a_stranger_learns_no_passage(sanzhar, message):
    sanzhar.page(f"/report?subject=message&id={message}&sign=card", 404)


def test_the_passage_goes_with_its_writer(house, aigerim, boris, message):
    aigerim.do("/report", {"subject": "message", "id": message, "reason": "scam", "sign": "card"})
    table = next(one for one in house.state.site.tables if one.name == "report")
    reported = next(whose for whose in table.whose if whose.role == "reported")
    assert "passage" in reported.blank and all("passage" in one.others for one in table.whose if one.role != "reported")
