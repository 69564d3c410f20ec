"""Reading a Google Merchant feed, as RSS and as Atom."""

from decimal import Decimal
from pathlib import Path

from web.commands.feeds.offer import Offer, Problem
from web.commands.feeds.reading import read

SAMPLES = Path(__file__).parent / "feeds"


def test_an_item_of_rss_is_read_whole():
    assert next(read(SAMPLES / "merchant.rss.xml")) == Offer(
        line=5,
        external_id="G1",
        title="Коляска Жел",
        text="<b>Складная</b>",
        price=Decimal(99000),
        currency="KZT",
        category_path=("Детский мир", "Коляски"),
        category_hint="548",
        url="https://shop.example/g1",
        photos=("https://shop.example/g1.jpg", "https://shop.example/g1b.jpg"),
        params=(("condition", "used"), ("color", "red"), ("Колёса", "4")),
        vendor="Жел",
    )


def test_a_sale_price_bound_to_dates_is_not_taken_and_stock_is_read():
    offer = list(read(SAMPLES / "merchant.rss.xml"))[1]
    assert (offer.title, offer.price, offer.available) == ("Стол", Decimal(20000), False)


def test_items_without_title_or_with_an_unknown_currency_are_problems():
    problems = [one for one in read(SAMPLES / "merchant.rss.xml") if isinstance(one, Problem)]
    assert "title" in problems[0].reason and "ZZZ" in problems[1].reason


def test_an_entry_of_atom_has_its_own_id_and_its_page_as_link():
    [offer] = read(SAMPLES / "merchant.atom.xml")
    assert (offer.external_id, offer.title, offer.text) == ("E1", "Кресло", "Мягкое")
    assert offer.url == "https://shop.example/e1"
