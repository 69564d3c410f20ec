"""The seller's phone: only for members who ask, only where the seller allows it, only so often, only while the listing lives."""

import io
import re
import zipfile

import pytest

from tests.conftest import PASSWORD, House, plain_text
from tests.listings.selling import publish, row, set_member
from web.core import clock
from web.core.clock import DAY
from web.listings import rules

SHOWN = "+7 701\u00a0123\u00a045\u00a067"


def offer(house, seller, seen_by: str = "everyone", **other) -> int:
    """A listing whose seller has a phone."""
    set_member(house, seller.member_id, phone="+77011234567", phone_seen_by=seen_by)
    return publish(house, seller, **{"show_phone": "y", **other})


def requests(house) -> int:
    """How many requests are written down."""
    return house.db.value("select count(*) from phone_request")


def told(client, number: int) -> str:
    """What the seller is told of requests on the page of the listing."""
    return plain_text(re.search(r'id="asked".*?</form>', client.page(f"/listings/{number}"), re.S)[0])


@pytest.mark.parametrize("seen_by", ["everyone", "members"])
def test_a_member_who_asks_is_told_and_nobody_before(house, aigerim, boris, guest, seen_by):
    number = offer(house, aigerim, seen_by)
    for reader in (boris, guest):
        assert "123" not in reader.page(f"/listings/{number}") and "77011234567" not in reader.page(f"/listings/{number}")
    assert "Показать телефон" in boris.page(f"/listings/{number}")
    assert SHOWN in boris.do(f"/listings/{number}/phone", status=200).text


@pytest.mark.parametrize("seen_by", ["everyone", "members"])
def test_guests_log_in_first(house, aigerim, guest, seen_by):
    number = offer(house, aigerim, seen_by)
    page = guest.page(f"/listings/{number}")
    assert f"/login?next=/listings/{number}" in page and "Показать телефон" not in page
    answer = guest.do(f"/listings/{number}/phone")
    assert answer.headers["location"].startswith("/login") and requests(house) == 0


def test_a_script_gets_the_number_alone(house, aigerim, boris):
    number = offer(house, aigerim)
    answer = boris.do(f"/listings/{number}/phone", status=200, headers={"hx-request-type": "partial"})
    assert answer.text.strip().startswith('<a class="button" id="phone" href="tel:+77011234567"')
    assert answer.headers["cache-control"] == "private, no-store"


@pytest.mark.parametrize(("seen_by", "ticked"), [("nobody", {"show_phone": "y"}), ("everyone", {"show_phone": ""})])
def test_by_default_nobody_is_told(house, aigerim, boris, guest, seen_by, ticked):
    set_member(house, aigerim.member_id, phone="+77011234567", phone_seen_by=seen_by)
    number = publish(house, aigerim, **{name: value for name, value in ticked.items() if value})
    for reader in (boris, guest):
        assert f"/listings/{number}/phone" not in reader.page(f"/listings/{number}")
    boris.do(f"/listings/{number}/phone", status=404)


def test_it_ends_with_the_listing_and_with_the_seller_s_mind(house, aigerim, boris):
    number = offer(house, aigerim)
    boris.do(f"/listings/{number}/phone", status=200)
    set_member(house, aigerim.member_id, phone_seen_by="nobody")
    boris.do(f"/listings/{number}/phone", status=404)
    set_member(house, aigerim.member_id, phone_seen_by="everyone")
    aigerim.do(f"/listings/{number}/close", {"reason": "sold_here"})
    boris.do(f"/listings/{number}/phone", status=404)
    assert requests(house) == 0, "who asked is forgotten with it"


def test_blocked_data_tell_nothing(house, aigerim, boris):
    number = offer(house, aigerim)
    set_member(house, aigerim.member_id, blocked_at=1)
    boris.do(f"/listings/{number}/phone", status=404)


def test_whom_one_of_the_two_blocks_is_not_told(house, aigerim, boris, sanzhar):
    number = offer(house, aigerim)
    answer = boris.do("/messages/new", {"listing": number, "text": "Здравствуйте"})
    thread = answer.headers["location"].split("#")[0]
    aigerim.do(thread + "/block")
    assert "Показать телефон" not in boris.page(f"/listings/{number}")
    boris.do(f"/listings/{number}/phone", status=404)
    sanzhar.do(f"/listings/{number}/phone", status=200)
    aigerim.do(thread + "/unblock")
    boris.do(f"/listings/{number}/phone", status=200)


def test_the_seller_sees_how_often_and_not_who(house, aigerim, boris, sanzhar, monkeypatch):
    number = offer(house, aigerim)
    for reader in (boris, boris, aigerim):
        reader.do(f"/listings/{number}/phone", status=200)
    assert "запросил 1 участник, из них за сутки: 1." in told(aigerim, number)
    later = clock.now() + 2 * DAY
    monkeypatch.setattr("web.core.clock.now", lambda: later)
    house.client(sanzhar.member_id).do(f"/listings/{number}/phone", status=200)
    aigerim = house.client(aigerim.member_id)
    assert "запросили 2 участника, из них за сутки: 1." in told(aigerim, number)
    page = aigerim.page(f"/listings/{number}")
    assert "Борис" not in page and "Санжар" not in page
    assert 'id="asked"' not in boris.page(f"/listings/{number}")


def test_the_seller_closes_it_and_opens_it_again(house, aigerim, boris):
    number = offer(house, aigerim)
    boris.do(f"/listings/{number}/phone/switch", {"show": "no"}, 404)
    for _ in range(2):
        aigerim.do(f"/listings/{number}/phone/switch", {"show": "no"})
    assert "Сейчас он закрыт." in told(aigerim, number)
    boris.do(f"/listings/{number}/phone", status=404)
    assert row(house, number).state == "live"
    aigerim.do(f"/listings/{number}/phone/switch", {"show": "yes"})
    boris.do(f"/listings/{number}/phone", status=200)


def test_a_member_may_ask_for_so_many_listings_a_day_and_again_for_the_same(house, aigerim, boris, monkeypatch):
    monkeypatch.setattr(rules, "PHONES_A_DAY", 2)
    numbers = [offer(house, aigerim) for _ in range(3)]
    for number in (*numbers[:2], numbers[0]):
        boris.do(f"/listings/{number}/phone", status=200)
    for headers in ({}, {"hx-request-type": "partial"}):
        answer = boris.do(f"/listings/{numbers[2]}/phone", status=429, headers=headers)
        assert "вы уже посмотрели телефоны (2)" in answer.text and SHOWN not in answer.text and "77011234567" not in answer.text
    assert requests(house) == 2
    later = clock.now() + DAY + 1
    monkeypatch.setattr("web.core.clock.now", lambda: later)
    house.client(boris.member_id).do(f"/listings/{numbers[2]}/phone", status=200)


def test_a_listing_is_asked_for_so_often_a_day(house, aigerim, boris, sanzhar, monkeypatch):
    monkeypatch.setattr(rules, "ASKED_A_DAY", 1)
    number = offer(house, aigerim)
    boris.do(f"/listings/{number}/phone", status=200)
    answer = sanzhar.do(f"/listings/{number}/phone", status=429)
    assert "запрашивали очень часто" in answer.text and SHOWN not in answer.text
    boris.do(f"/listings/{number}/phone", status=200)


def test_who_asked_is_forgotten_after_thirty_days_and_with_the_account(house, aigerim, boris, sanzhar, monkeypatch):
    number = offer(house, aigerim)
    boris.do(f"/listings/{number}/phone", status=200)
    sanzhar.do(f"/listings/{number}/phone", status=200)
    names = zipfile.ZipFile(io.BytesIO(boris.do("/profile/export", {"password": PASSWORD}, 200).content)).namelist()
    assert any("phone_request" in name for name in names)
    boris.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    assert requests(house) == 1
    later = clock.now() + 31 * DAY
    monkeypatch.setattr("web.core.clock.now", lambda: later)
    house.run_job("terms of keeping")
    assert requests(house) == 0


def test_collecting_numbers_is_slowed_down(house, aigerim, boris):
    number = offer(house, aigerim)
    slow = House(house.settings.data, rate_limits=True)
    try:
        robot = slow.client(boris.member_id)
        for _ in range(30):
            robot.do(f"/listings/{number}/phone", status=200)
        robot.do(f"/listings/{number}/phone", status=429)
    finally:
        slow.close()
