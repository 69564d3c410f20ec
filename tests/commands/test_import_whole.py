"""A whole feed from file to report: read, fitted, told."""

from decimal import Decimal
from pathlib import Path

import pytest

from web.catalog.reference import rows
from web.catalog.tree import Catalog
from web.commands.feeds.choices import choose
from web.commands.feeds.fitting import fit
from web.commands.feeds.matching import load_map
from web.commands.feeds.money import parse_rates
from web.commands.feeds.offer import Problem, Repeats
from web.commands.feeds.reading import read
from web.commands.feeds.report import Report
from web.commands.feeds.rubrics import rubrics

SAMPLES = Path(__file__).parent / "feeds"
OURS = rubrics(Catalog(*rows(SAMPLES / "catalogue.json").values()))


def run(file, **said):
    told, drafts, repeats = [], [], Repeats()
    report, choices = Report(told.append), choose(OURS, **said)
    for one in read(file):
        found = one if isinstance(one, Problem) else fit(one, choices)
        if isinstance(found, Problem):
            report.problem(found)
        elif not repeats.first(found.key):
            report.draft(found, "refused", "the same id twice")
        else:
            drafts.append(found)
            report.draft(found, "would create")
    return drafts, told, report.close()


def test_a_catalogue_with_a_map_and_a_rate_becomes_drafts(tmp_path):
    (tmp_path / "map.csv").write_text("Круг А;phone-accessories\n99;furniture\n", encoding="utf-8")
    (tmp_path / "tel 1.jpg").write_bytes(b"x")
    pairs = load_map(tmp_path / "map.csv", OURS)
    drafts, told, status = run(
        SAMPLES / "shop.yml.xml", pairs=pairs, rates=parse_rates(["RUB=5.6"]), photos=tmp_path, place="almaty"
    )
    assert [(one.category, one.price, one.available) for one in drafts] == [
        ("phones", 89990, True),
        ("phone-accessories", 6723, False),
        ("furniture", 700, True),
    ]
    assert drafts[0].text == "Лёгкий телефон\n\n• две камеры\n\nВес: 180 г"
    assert drafts[0].attributes == {"brand": "Алма", "color": "grey"}
    assert drafts[1].attributes == {"brand": "Қап", "condition": "used"}
    assert (drafts[0].place, [photo.name for photo in drafts[0].photos]) == ("almaty", ["tel 1.jpg"])
    assert "Total: would create 3, refused 2." in told and status == 1


def test_without_map_and_rate_the_report_says_what_to_give():
    drafts, told, status = run(SAMPLES / "shop.yml.xml")
    assert [one.key for one in drafts] == ["id:a-1"] and status == 1
    assert any("--map FILE" in line for line in told)
    assert "  1 × 99" in told
    told = run(SAMPLES / "shop.yml.xml", category="phones")[1]
    assert any("--rate RUB=NUMBER" in line for line in told)


def test_a_merchant_feed_finds_its_category_by_words():
    drafts, told, _ = run(SAMPLES / "merchant.rss.xml")
    assert [(one.category, one.attributes, one.price) for one in drafts] == [
        ("strollers", {"brand": "Жел", "condition": "used"}, 99000)
    ]
    assert drafts[0].text == "Складная\n\ncolor: red\nКолёса: 4"
    assert "  1 × (no category)" in told


@pytest.mark.parametrize("source", ["shop.yml.xml", "merchant.rss.xml", "merchant.atom.xml"])
def test_a_second_reading_gives_the_same_keys(source):
    rates = {"RUB": Decimal(5)}
    first, second = (run(SAMPLES / source, category="phones", rates=rates)[0] for _ in range(2))
    assert first and [one.key for one in first] == [one.key for one in second]


def test_two_rows_with_the_same_id_make_one_listing(tmp_path):
    file = tmp_path / "feed.csv"
    file.write_text("id;title;price;category\n1;Стол;5;Мебель\n1;Стул;6;Мебель\n", encoding="utf-8")
    drafts, told, status = run(file)
    assert [one.title for one in drafts] == ["Стол"]
    assert "line 3: refused “Стул”: the same id twice [there is no description]" in told and status == 1
