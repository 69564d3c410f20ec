"""Which words lead away from the site, and how times are written."""

import pytest

from web.core import clock
from web.messages import rules


@pytest.mark.parametrize("text", [
    "https://kaspi-dostavka.xyz/pay", "оплата тут: www.olx-kz.top", "смотри kaspi-pay.top/123, там всё",
    "t.me/arzan_kz",
    "пишите на почту a@mail.ru", "ОПЛАТА HTTP://PAY.SITE", "халык.қаз", "https://soq.kz.evil.top/",
])
def test_an_address_of_another_site_leads_away(text):
    assert rules.leads_away(text, "soq.kz")


@pytest.mark.parametrize("text", [
    "Цена 85.000, торг.Приезжайте", "2.5 л, АКПП, 2019 г.в.", "Да.Ok", "1.Колесо 2.Рама", "см. soq.kz/listings/5",
    "https://soq.kz/listings/5", "", "...", "48.5 кв.м.", "a.b.c." * 300,
])
def test_plain_words_and_own_addresses_do_not(text):
    assert not rules.leads_away(text, "soq.kz")


def test_times_of_today_are_hours_and_older_ones_days():
    now = clock.now()
    assert rules.short(now) == rules.hour(now)
    assert ":" not in rules.short(now - 40 * clock.DAY)
