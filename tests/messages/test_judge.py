"""How times are written."""


from web.core import clock
from web.messages import rules


def test_times_of_today_are_hours_and_older_ones_days():
    now = clock.now()
    assert rules.short(now) == rules.hour(now)
    assert ":" not in rules.short(now - 40 * clock.DAY)
