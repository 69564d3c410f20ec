"""The small files for robots, browsers and researchers; and what a browser is told to forget at logout."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.conftest import PASSWORD
from tests.listings.selling import publish
from web.device import rules

FACTS = {"site_name": "SOQ", "name": "ТОО «Пример»", "bin": "990101500006", "address": "Алматы", "responsible": "Д. А."}


def _named(olzhas, contact: str) -> None:
    olzhas.do("/admin/operator", {**FACTS, "contact": contact})


def test_there_is_no_security_txt_until_the_operator_names_a_contact(guest):
    for path in ("/security.txt", "/.well-known/security.txt"):
        guest.page(path, 404)


def test_security_txt_has_what_the_standard_wants(house, guest, olzhas):
    object.__setattr__(house.settings, "address", "https://example.kz")
    _named(olzhas, "Пишите: privacy@example.kz.")
    answer = guest.get("/.well-known/security.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert fields["Contact"] == "mailto:privacy@example.kz"
    assert fields["Canonical"] == "https://example.kz/.well-known/security.txt"
    assert fields["Preferred-Languages"] == "ru, kk, en"
    left = datetime.fromisoformat(fields["Expires"]) - datetime.now(UTC)
    assert timedelta(days=30) < left < timedelta(days=365)
    assert guest.get("/security.txt").text == answer.text


@pytest.mark.parametrize(("contact", "address"), [
    ("privacy@example.kz", "mailto:privacy@example.kz"), ("8 701 123 45 67", "tel:+77011234567"),
    ("https://example.kz/contact", "https://example.kz/contact"), ("8 701 123 45 67, a@example.kz", "mailto:a@example.kz"),
    ("Алматы, офис 5", ""), ("", ""), ("a@b", ""), ("x@example.kz\nEncryption: y", "mailto:x@example.kz")])
def test_a_contact_is_read_out_of_what_the_operator_wrote(contact, address):
    assert rules.contact(contact) == address


def test_a_contact_no_program_can_use_is_no_contact(guest, olzhas):
    _named(olzhas, "Алматы, офис 5")
    guest.page("/security.txt", 404)


def test_the_site_says_that_it_honours_global_privacy_control(guest):
    answer = guest.get("/.well-known/gpc.json")
    assert answer.headers["content-type"] == "application/json" and answer.json() == {"gpc": True, "lastUpdate": "2026-11-22"}


def test_robots_are_kept_from_private_pages_in_every_language_and_told_no_listing(house, guest, aigerim, boris):
    hidden = publish(house, aigerim)
    boris.do("/profile/block")
    text = guest.page("/robots.txt")
    for line in ("Disallow: /profile", "Disallow: /kk/messages", "Disallow: /en/rights/", "Disallow: /admin"):
        assert line in text.splitlines()
    assert "/listings" not in text and str(hidden) not in text and "Disallow: /\n" not in text


def test_robots_may_read_what_everybody_reads(guest):
    for path in ("/", "/search", "/listings/1", "/members/1", "/rights", "/privacy", "/cookies", "/kk/"):
        assert not any(path.startswith(line.partition(": ")[2]) for line in rules.robots("ru").splitlines()[1:]), path


def test_logging_out_clears_what_the_browser_kept_and_still_leads_on(guest, house):
    guest.do("/login", {"email": "boris@example.kz", "password": PASSWORD})
    answer = guest.do("/logout")
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert answer.headers["location"] == "/?said=logged-out" and 'soq_session="";' in answer.headers["set-cookie"]
    assert "Вы вышли" in guest.page("/?said=logged-out")


def test_ending_this_very_session_clears_the_same(boris, house):
    number = house.db.value("select max(id) from session where member_id = :id", id=boris.member_id)
    answer = boris.do("/profile/sessions/end", {"session": number})
    assert "storage" in answer.headers["clear-site-data"] and "soq_session" in answer.headers["set-cookie"]


def test_deleting_the_account_clears_cookies_too(boris):
    answer = boris.do("/profile/delete", {"password": PASSWORD, "at_once": "yes"}, 200)
    assert set(answer.headers["clear-site-data"].split(", ")) == {'"cache"', '"cookies"', '"storage"'}
