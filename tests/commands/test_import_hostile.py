"""Feeds made to harm: entities, depth, endless tags, too large records, and memory for a long feed."""

import tracemalloc

import pytest

from web.commands.feeds.offer import Offer, Problem
from web.commands.feeds.reading import read

BOMB = (
    '<!DOCTYPE y [<!ENTITY a "ха"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><yml_catalog><offer><name>&b;</name></offer>'
    "</yml_catalog>"
)
OUTSIDE = '<!DOCTYPE y [<!ENTITY x SYSTEM "file://{secret}">]><yml_catalog><offer><name>&x;</name></offer>'
PARAMETER = '<!DOCTYPE y [<!ENTITY % x SYSTEM "file://{secret}"> %x;]><yml_catalog/>'
DEFAULTS = '<!DOCTYPE y [<!ATTLIST offer id CDATA "1">]><yml_catalog><offer/></yml_catalog>'


def reading(tmp_path, content):
    file = tmp_path / "feed.xml"
    file.write_text(content, encoding="utf-8")
    return list(read(file))


@pytest.mark.parametrize("content", [BOMB, OUTSIDE, PARAMETER, DEFAULTS])
def test_a_file_that_declares_entities_is_refused_whole(tmp_path, content):
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    [problem] = reading(tmp_path, content.replace("{secret}", str(secret)))
    assert problem.kind == "file" and "DOCTYPE" in problem.reason


def test_an_outer_dtd_is_never_opened_and_its_entities_stay_as_written(tmp_path):
    (tmp_path / "outer.dtd").write_text('<!ENTITY x "SECRET">')
    head = f'<!DOCTYPE yml_catalog SYSTEM "{tmp_path}/outer.dtd">'
    [offer] = reading(tmp_path, f"{head}<yml_catalog><offer><name>имя &x;</name></offer></yml_catalog>")
    assert offer.title == "имя &x;"


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("<yml_catalog>" + "<a>" * 60, "nested deeper"),
        ("<yml_catalog><offer>" + "<a>" * 100_000, "nested deeper"),
        (f'<yml_catalog><offer id="{"x" * 1_200_000}"/></yml_catalog>', "longer than"),
        (f"<yml_catalog><!--{'x' * 1_200_000}--></yml_catalog>", "longer than"),
        ("<html><body>no feed</body></html>", "<html>"),
        ('<?xml version="1.0" encoding="no-such"?><rss/>', "encoding"),
        ("<rss><channel></channel></rss>", "no offers"),
        ("<yml_catalog><offer></shop>", "line 1"),
    ],
)
def test_xml_that_cannot_be_a_feed_ends_with_one_sentence(tmp_path, content, word):
    [problem] = reading(tmp_path, content)
    assert problem.kind == "file" and word in problem.reason


@pytest.mark.parametrize(
    "record",
    [
        "<offer><name>большой</name><description>" + "слово " * 60_000 + "</description></offer>",
        "<offer><name>большой</name>" + "<param name='а'>б</param>" * 2_500 + "</offer>",
        "<offer><name>большой</name>" + ("<param name='" + "x" * 90_000 + "'>1</param>") * 4 + "</offer>",
    ],
)
def test_a_record_that_is_too_large_is_refused_and_the_next_is_read(tmp_path, record):
    good = "<offer id='2'><name>малый</name></offer>"
    problem, offer = reading(tmp_path, f"<yml_catalog>{record}{good}</yml_catalog>")
    assert isinstance(problem, Problem) and problem.kind == "record" and "larger" in problem.reason
    assert offer.title == "малый"


def write_long_feed(file, form, count):
    with file.open("w", encoding="utf-8") as out:
        if form == "csv":
            out.write("id;title;price\n")
            out.writelines(f"{n};Телефон {n};{n}\n" for n in range(count))
        else:
            out.write("<yml_catalog><shop><offers>")
            row = "<offer id='{0}'><name>Телефон {0}</name><price>{0}</price><param name='Вес'>5</param></offer>\n"
            out.writelines(row.format(n) for n in range(count))
            out.write("</offers></shop></yml_catalog>")


@pytest.mark.parametrize("form", ["csv", "xml"])
def test_memory_stays_flat_over_twenty_thousand_offers(tmp_path, form):
    file = tmp_path / "feed"
    write_long_feed(file, form, 20_000)
    tracemalloc.start()
    count = sum(isinstance(one, Offer) for one in read(file))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000
    assert peak < 2_000_000
