"""Reading a Yandex Market catalogue."""

from decimal import Decimal
from pathlib import Path

import pytest

from web.commands.feeds.offer import Offer, Problem
from web.commands.feeds.reading import read

SAMPLE = Path(__file__).parent / "feeds" / "shop.yml.xml"


@pytest.fixture
def found():
    return list(read(SAMPLE))


def test_a_simple_offer_is_read_whole(found):
    assert found[0] == Offer(
        line=17,
        external_id="a-1",
        title="Телефон Алма 5",
        text="<p>Лёгкий&nbsp;телефон</p><ul><li>две камеры</li></ul>",
        price=Decimal(89990),
        currency="KZT",
        category_path=("Техника", "Телефоны"),
        category_id="11",
        url="https://shop.example/p/1",
        photos=("https://shop.example/img/tel%201.jpg", "https://shop.example/img/tel-2.jpg"),
        params=(("Цвет", "Серый"), ("Вес", "180 г")),
        vendor="Алма",
    )


def test_a_vendor_model_offer_gets_its_title_from_its_parts(found):
    offer = found[1]
    assert (offer.title, offer.price, offer.currency) == ("Чехол Қап К-7", Decimal("1200.50"), "RUR")
    assert offer.params == (("Артикул", "K7-X"), ("condition", "used"))
    assert offer.category_hint == "Чехол" and not offer.available


def test_categories_that_are_each_other_s_parents_do_not_hang_the_reading(found):
    assert 2 < len(found[1].category_path) < 20


def test_broken_offers_are_problems_with_their_lines(found):
    assert [(one.line, one.kind) for one in found if isinstance(one, Problem)] == [(41, "record"), (45, "record")]


def test_an_offer_without_currency_has_the_main_one_and_unknown_entities_of_html_are_read(found):
    assert (found[4].currency, found[4].title) == ("KZT", "Плёнка\xa0тонкая")
    assert (found[4].category_path, found[4].category_id) == ((), "99")


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-16", "koi8-r"])
def test_other_declared_encodings_are_read(tmp_path, encoding):
    text = SAMPLE.read_text(encoding="utf-8").replace("utf-8", encoding).replace("Қап", "Кап").replace("үйі", "")
    file = tmp_path / "feed.xml"
    file.write_bytes(text.encode(encoding))
    assert [one.title for one in read(file)][:2] == ["Телефон Алма 5", "Чехол Кап К-7"]


def test_blank_lines_before_the_declaration_are_forgiven(tmp_path):
    file = tmp_path / "feed.xml"
    file.write_bytes(b"\n\n" + SAMPLE.read_bytes())
    assert next(read(file)).line == 19


def test_a_catalogue_cut_off_keeps_what_was_read_and_ends_with_a_sentence(tmp_path):
    file = tmp_path / "feed.xml"
    file.write_text(SAMPLE.read_text(encoding="utf-8").partition('<offer id="a-3"')[0], encoding="utf-8")
    *offers, last = read(file)
    assert [one.external_id for one in offers] == ["a-1", "a-2"]
    assert last.kind == "file" and last.reason.startswith("The XML is broken at line 41")


def test_raw_tags_inside_a_description_keep_their_text(tmp_path):
    file = tmp_path / "feed.xml"
    body = "<offer id='1'><name>Стол</name><description>Раз<p>два <b>три</b></p></description></offer>"
    file.write_text(f"<yml_catalog><shop><offers>{body}</offers></shop></yml_catalog>", encoding="utf-8")
    [offer] = read(file)
    assert offer.text.split() == ["Раз", "два", "три"]
