"""Which addresses are links out, which imitate a known site, and which are nothing to speak of."""

import pytest

from web.scam.hosts import Home, imitates, kind_of, likeness, links, slipped

HOME = Home("soq.kz", frozenset({"okna.kz"}))


@pytest.mark.parametrize(("address", "kind"), [
    ("https://soq.kz/listings/5", ""), ("soq.kz", ""), ("www.okna.kz", ""), ("shop.okna.kz/1", ""), ("okna.kz.top", "link"),
    ("https://kaspi.kz/shop", ""), ("kolesa.kz/a/show/1", ""), ("youtu.be/abc", ""), ("https://2gis.kz/almaty", ""),
    ("https://docs.google.com/forms/d/1", "link"), ("bit.ly/x", "link"), ("http://91.2.3.4/pay", "link"),
    ("wa.me/77010000000", "messenger"), ("https://t.me/name", "messenger"), ("https://pay.kaspi.kz/pay/x", "prepay"),
    ("kaspi.kz-pay.top", "lookalike"),
    ("kaspl.kz", "lookalike"), ("krisha.cc", "lookalike"), ("0lx.kz", "lookalike"), ("oIx.kz", "lookalike"),
    ("https://kaspi.kz@evil.top/x", "lookalike"), ("kaspi.kz.evil.com", "lookalike"), ("https://xn--kspi-53d.kz", "lookalike"),
    ("olxdostavka.site", "lookalike"), ("https://egov.kz.auth.click/", "lookalike"), ("s0q.kz", "lookalike"), ("soq-kz.com", "lookalike"),
    ("caspi-tour.kz", "link"), ("krysha-stroy.kz", "link"), ("koleso.kz", "link"),
])
def test_an_address_is_what_it_is(address, kind):
    assert kind_of(address, HOME) == kind


@pytest.mark.parametrize("text", [
    "Цена 85.000, торг.Приезжайте", "2.5 л, АКПП, 2019 г.в.", "1.Колесо 2.Рама",
    "пишите на a.b@mail.kz", "почта: ivan собака bk.ru", "48.5 кв.м.",
    "a.b.c." * 300, "…", "", "смотрите soq.kz/listings/5.",
])
def test_plain_words_mail_and_own_addresses_are_no_links(text):
    assert not list(links(text, HOME))


@pytest.mark.parametrize(("text", "found"), [
    ("см. foto-24.icu/a?b=1).", "foto-24.icu/a?b=1"), ("foto точка top", "foto точка top"), ("foto[.]top/x", "foto[.]top/x"),
    ("hxxps://foto(точка)site", "hxxps://foto(точка)site"), ("Тут: WWW.FOTO.TOP!", "WWW.FOTO.TOP"),
])
def test_disguised_points_and_closing_signs_are_understood(text, found):
    assert [sign.of(text) for sign in links(text, HOME)] == [found]


def test_a_slip_is_one_letter():
    assert all(slipped(word, "kaspi") for word in ("kaspii", "kasp", "kapsi", "kaspo", "akspi"))
    assert not any(slipped(word, "kaspi") for word in ("kaspi", "kasimov", "spika", "kasppii"))


def test_letters_that_look_alike_are_one():
    assert likeness("КАЅРI") == likeness("kaspi") == likeness("kаspí")


def test_the_name_of_this_site_is_guarded_too():
    assert imitates("soq-pay.top", "soq.kz") and not imitates("soq-pay.top", "")
