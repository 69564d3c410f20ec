"""The page of advice, and the sites that the operator trusts."""

import pytest

from web.scam.kinds import KINDS, READER, WRITER
from web.scam.telling import HOW
from web.scam.trusted import host_in


def test_every_kind_has_its_words_and_its_place_on_the_page(guest):
    assert list(READER) == list(WRITER) == list(KINDS) and set(HOW) == set(KINDS)
    for prefix in ("", "/kk", "/en"):
        page = guest.page(f"{prefix}/safety")
        assert all(f'id="{kind}"' in page for kind in KINDS) and "102" in page


def test_every_page_leads_to_it(guest):
    assert 'href="/safety"' in guest.page("/") and 'href="/kk/safety"' in guest.page("/kk/cookies")


def test_a_trusted_site_is_warned_of_no_more(aigerim, boris, olzhas, thread):
    words = {"text": "Каталог на shop.example.org/1", "send_key": "a"}
    boris.do(f"/messages/{thread}", words, 422)
    olzhas.do("/admin/hosts", {"host": "https://www.example.org/"})
    boris.do(f"/messages/{thread}", words)
    assert "/safety#" not in aigerim.page(f"/messages/{thread}")
    page = olzhas.page("/admin/hosts")
    assert "example.org" in page
    number = page.split("/admin/hosts/")[1].split("/")[0]
    olzhas.do(f"/admin/hosts/{number}/remove")
    olzhas.do(f"/admin/hosts/{number}/remove", status=404)
    assert "/safety#link" in aigerim.page(f"/messages/{thread}")


def test_twice_the_same_site_is_there_once(house, olzhas):
    for _ in range(2):
        olzhas.do("/admin/hosts", {"host": "example.org"})
    assert house.db.value("select count(*) from trusted_host") == 1


@pytest.mark.parametrize("text", ["", "нет", "localhost", "a b.kz", "http://", "x" * 300])
def test_what_is_no_site_is_refused_in_words(olzhas, text):
    assert "error" in olzhas.do("/admin/hosts", {"host": text}, 422).text


def test_only_administrators_decide_whom_to_trust(madina, boris):
    for person in (madina, boris):
        assert person.post("/admin/hosts", data={"host": "example.org"}).status_code in (403, 404)


@pytest.mark.parametrize(("typed", "host"), [
    ("https://www.Example.org/a?b", "example.org"), ("example.org:8080", "example.org"), ("org", ""),
    ("shop.example.org", "shop.example.org"),
])
def test_a_host_is_read_out_of_what_is_typed(typed, host):
    assert host_in(typed) == host
