"""Publishing again what ended: for thirty more days, but not as a way to the top."""

from tests.listings.selling import indexed, live, pass_days, publish, row
from web.core import clock


def end(house, client, **other) -> int:
    """A listing that was published and ended."""
    number = publish(house, client, **other)
    client.do(f"/listings/{number}/close", {"reason": "withdrawn"})
    return number


def test_it_is_live_again_where_it_stood(house, aigerim, guest):
    number = end(house, aigerim)
    seq = row(house, number).seq
    answer = aigerim.do(f"/listings/{number}/reopen")
    again = row(house, number)
    assert answer.headers["location"] == f"/listings/{number}?said=reopened"
    assert (again.state, again.seq, again.closed_at, again.close_reason) == ("live", seq, None, "")
    assert indexed(house) == live(house) == {seq} and guest.page(f"/listings/{number}")


def test_after_a_week_it_comes_back_at_the_top_for_thirty_days(house, aigerim):
    number = end(house, aigerim)
    other = publish(house, aigerim, "402")
    pass_days(house, number, 8)
    aigerim.do(f"/listings/{number}/reopen")
    again = row(house, number)
    assert again.seq > row(house, other).seq and again.renewed_at > again.published_at
    assert again.expires_at - clock.now() > 29 * clock.DAY


def test_an_expired_one_comes_back_too(house, aigerim):
    number = publish(house, aigerim)
    pass_days(house, number, 31)
    house.run_job("listing expiry")
    aigerim.do(f"/listings/{number}/reopen")
    assert row(house, number).state == "live" and row(house, number).reminded_at is None


def test_sent_twice_it_is_reopened_once(house, aigerim):
    number = end(house, aigerim)
    pass_days(house, number, 8)
    aigerim.do(f"/listings/{number}/reopen")
    once = row(house, number)
    aigerim.do(f"/listings/{number}/reopen")
    assert row(house, number) == once


def test_only_the_owner_reopens(house, aigerim, sanzhar, guest):
    number = end(house, aigerim)
    sanzhar.do(f"/listings/{number}/reopen", status=404)
    guest.do(f"/listings/{number}/reopen")
    assert row(house, number).state == "closed"
