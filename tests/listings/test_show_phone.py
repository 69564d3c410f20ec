"""The seller's phone: only on request, only where the seller allows it, only while the listing lives."""

import pytest

from tests.conftest import House, plain_text
from tests.listings.selling import publish, set_member

SHOWN = "+7 701\u00a0123\u00a045\u00a067"


def offer(house, seller, seen_by: str = "everyone", **other) -> int:
    """A listing whose seller has a phone."""
    set_member(house, seller.member_id, phone="+77011234567", phone_seen_by=seen_by)
    return publish(house, seller, **{"show_phone": "y", **other})


def test_whoever_asks_is_told(house, aigerim, boris, guest):
    number = offer(house, aigerim)
    for reader in (guest, boris):
        assert "Показать телефон" in reader.page(f"/listings/{number}")
        assert SHOWN in reader.do(f"/listings/{number}/phone", status=200).text


def test_a_script_gets_the_number_alone(house, aigerim, guest):
    number = offer(house, aigerim)
    answer = guest.do(f"/listings/{number}/phone", status=200, headers={"hx-request-type": "partial"})
    assert answer.text.strip().startswith('<a class="button" id="phone" href="tel:+77011234567"')
    assert answer.headers["cache-control"] == "private, no-store"


def test_guests_log_in_first_where_only_members_may_see_it(house, aigerim, boris, guest):
    number = offer(house, aigerim, "members")
    page = guest.page(f"/listings/{number}")
    assert f"/login?next=/listings/{number}" in page and "Показать телефон" not in page
    assert "701" not in plain_text(guest.do(f"/listings/{number}/phone", status=200).text)
    assert SHOWN in boris.do(f"/listings/{number}/phone", status=200).text


@pytest.mark.parametrize(("seen_by", "ticked"), [("nobody", {"show_phone": "y"}), ("everyone", {"show_phone": ""})])
def test_by_default_nobody_is_told(house, aigerim, boris, guest, seen_by, ticked):
    set_member(house, aigerim.member_id, phone="+77011234567", phone_seen_by=seen_by)
    number = publish(house, aigerim, **{name: value for name, value in ticked.items() if value})
    for reader in (boris, guest):
        assert f"/listings/{number}/phone" not in reader.page(f"/listings/{number}")
        reader.do(f"/listings/{number}/phone", status=404)


def test_it_ends_with_the_listing_and_with_the_seller_s_mind(house, aigerim, boris):
    number = offer(house, aigerim)
    boris.do(f"/listings/{number}/phone", status=200)
    set_member(house, aigerim.member_id, phone_seen_by="nobody")
    boris.do(f"/listings/{number}/phone", status=404)
    set_member(house, aigerim.member_id, phone_seen_by="everyone")
    aigerim.do(f"/listings/{number}/close", {"reason": "sold_here"})
    boris.do(f"/listings/{number}/phone", status=404)


def test_blocked_data_tell_nothing(house, aigerim, boris):
    number = offer(house, aigerim)
    set_member(house, aigerim.member_id, blocked_at=1)
    boris.do(f"/listings/{number}/phone", status=404)


def test_collecting_numbers_is_slowed_down(house, aigerim):
    number = offer(house, aigerim)
    slow = House(house.settings.data, rate_limits=True)
    try:
        robot = slow.client()
        for _ in range(30):
            robot.do(f"/listings/{number}/phone", status=200)
        robot.do(f"/listings/{number}/phone", status=429)
    finally:
        slow.close()
