"""The policy as everybody reads it: current, past, what changed, the feed, and the fingerprint that anybody can compute."""

import hashlib
import json
import re
from xml.etree import ElementTree

import pytest

from tests.conftest import plain_text
from tests.policy.versions import CHANGED, publish
from web.core import clock
from web.policy import difference, markup, start
from web.policy.rules import LANGUAGES

ATOM = "{http://www.w3.org/2005/Atom}"
PAGES = ("/privacy", "/privacy/1", "/privacy/2", "/privacy/2/changes", "/privacy/versions", "/privacy.atom", "/privacy/1/text")


def _first(language: str) -> list[markup.Block]:
    return markup.read((start.FOLDER / f"{language}.txt").read_text("utf-8"))


@pytest.mark.parametrize("prefix", ["", "/kk", "/en"])
@pytest.mark.parametrize("person", ["guest", "boris"])
def test_every_page_is_there_in_three_languages(request, house, olzhas, person, prefix):
    publish(house, olzhas)
    for path in PAGES:
        request.getfixturevalue(person).page(prefix + path)
    assert 'lang="%s"' % (prefix[1:] or "ru") in request.getfixturevalue(person).page(prefix + "/privacy")


def test_the_first_version_says_the_same_in_three_languages():
    shapes = [[(block.kind, block.name, len(block.lines)) for block in _first(language)] for language in LANGUAGES]
    assert shapes[0] == shapes[1] == shapes[2]
    links = [[piece.path for block in _first(language) for line in block.lines for piece in line if piece.path] for language in LANGUAGES]
    assert links[0] == links[1] == links[2] and len(links[0]) > 15
    assert {block.name for block in _first("en") if block.kind == "table"} == set(markup.TABLES)


def test_it_has_the_chapters_of_a_policy_and_the_six_reasons_of_a_term():
    blocks = _first("en")
    assert sum(block.kind == "heading" for block in blocks) == 12
    place = next(number for number, block in enumerate(blocks) if "weighed six things" in block.plain)
    assert len(blocks[place + 1].lines) == 6


def test_every_link_of_the_first_version_leads_to_a_page(house, boris):
    for block in _first("ru"):
        for piece in (piece for line in block.lines for piece in line if piece.path):
            assert boris.get(piece.path, follow_redirects=True).status_code == 200, piece.path


def test_the_tables_are_those_of_the_inventory(house, guest):
    page = plain_text(guest.page("/en/privacy"))
    site = house.state.site
    assert all(table.title in page for table in site.tables if table.whose)
    assert all(cookie.name in page for cookie in site.cookies)


def test_an_old_version_stays_at_its_address_with_the_tables_of_its_time(house, guest, olzhas):
    olzhas.do("/admin/operator", {"site_name": "Базар", "name": "ТОО «Базар»", "bin": "990101500006", "contact": "data@example.kz",
                                  "responsible": "А. Оспанова"})
    before = guest.page("/privacy/1")
    publish(house, olzhas)
    assert "Один абзац." in guest.page("/privacy") and "Один абзац." not in guest.page("/privacy/1")
    assert "ТОО «Базар»" not in before.split("<footer")[0].split("<main")[1]
    old = guest.page("/privacy/1")
    assert "notice warn" in old and 'href="/privacy"' in old and "notice warn" not in guest.page("/privacy/2")
    assert plain_text(old).count("SHA-256") == plain_text(before).count("SHA-256")


@pytest.mark.parametrize("language", LANGUAGES)
def test_anybody_can_compute_the_fingerprint(guest, language):
    prefix = "" if language == "ru" else "/" + language
    whole = guest.get(f"{prefix}/privacy/1/text")
    assert whole.headers["content-type"].startswith("text/plain")
    assert hashlib.sha256(whole.content).hexdigest() in guest.page(f"{prefix}/privacy/1")
    assert json.loads(whole.text[whole.text.index("\n{\n"):])["data"]


def test_what_changed_is_marked_word_by_word(house, guest, olzhas):
    publish(house, olzhas)
    publish(house, olzhas, body=CHANGED.replace("Один", "Другой") + "\n\nСовсем новый абзац.")
    page = guest.page("/privacy/3/changes")
    assert "<del>Один</del><ins>Другой</ins> абзац." in page and "<ins>Совсем новый абзац.</ins>" in page
    assert "Новое" not in page.split("<article")[1].split("<section")[1]
    guest.page("/privacy/1/changes", 404)


def test_the_feed_has_an_entry_for_each_version_the_newest_first(house, guest, olzhas):
    publish(house, olzhas)
    answer = guest.get("/en/privacy.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    links = [entry.find(ATOM + "link").get("href") for entry in feed.iter(ATOM + "entry")]
    assert links == [house.settings.public_address + path for path in ("/en/privacy/2/changes", "/en/privacy/1")]
    assert "/privacy.atom" in guest.page("/privacy")


def test_a_version_of_a_later_day_is_announced_and_comes_by_itself(house, guest, olzhas, monkeypatch):
    publish(house, olzhas, later=3)
    assert "Один абзац." not in guest.page("/privacy") and "Один абзац." in guest.page("/privacy/2")
    assert "badge sun" in guest.page("/privacy/versions")
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now + 4 * clock.DAY)
    assert "Один абзац." in guest.page("/privacy")


def test_what_is_not_published_is_nothing(house, guest, boris, olzhas):
    olzhas.do("/admin/policy/begin")
    for path in ("/privacy/2", "/privacy/2/changes", "/privacy/2/text", "/privacy/99", "/privacy/0"):
        guest.page(path, 404)
        boris.page(path, 404)


def test_the_page_for_guests_is_kept_and_moves_with_a_new_version(house, guest, olzhas):
    tag = guest.get("/privacy").headers["etag"]
    assert guest.get("/privacy").headers["etag"] == tag
    publish(house, olzhas)
    assert guest.get("/privacy").headers["etag"] != tag


HOSTILE = """# <script>alert(1)</script>

<img src=x onerror=alert(1)> & "кавычки"

- [x](javascript:alert(1))
- [y](//evil.example/)
- [z](https://evil.example/)
- [ok](/cookies)
- [a"b](/x"onclick=1)

[[nothing]]

[[data]] хвост
"""


def test_hostile_markup_is_shown_as_plain_words(house, guest, olzhas):
    publish(house, olzhas, body=HOSTILE)
    for page in (guest.page("/privacy"), guest.page("/privacy/2/changes")):
        main = page.split("<main")[1].split("</main")[0]
        assert "<script" not in main and "<img" not in main and "&lt;script&gt;" in main
        links = re.findall(r'href="([^"]*)"', main)
        assert all(link.startswith("/") and not link.startswith("//") for link in links)
        assert not any("onclick" in tag for tag in re.findall(r"<[a-z][^>]*>", main))
    assert '<a href="/cookies">ok</a>' in guest.page("/privacy") and "[[nothing]]" in guest.page("/privacy")


def test_a_changed_term_of_keeping_stands_in_the_policy_at_once_and_not_in_the_version_of_its_day(guest, olzhas):
    before = guest.page("/privacy")
    olzhas.do("/admin/terms/listing.ended", {"number": "47", "unit": "days", "ground": "contract", "do": "save"})
    assert "47 дней" in guest.page("/privacy") and "47 дней" not in before + guest.page("/privacy/1")


def test_the_difference_of_two_versions_is_worked_out_once_however_many_look(house, olzhas, boris, guest, monkeypatch):
    publish(house, olzhas, body="# 1. Сравнивается однажды\n\nИ больше нигде.")
    worked, between = [], difference.between
    monkeypatch.setattr(difference, "between", lambda *texts: worked.append(texts) or between(*texts))
    pages = [boris.page("/privacy/2/changes") for _ in range(3)]
    assert all("нигде" in page for page in pages)
    assert len(worked) == 2, "the text and the tables, once each"
    guest.page("/kk/privacy/2/changes")
    assert len(worked) == 4
