"""Listings with signs of fraud: the seller is asked before publishing, buyers are told beside it."""

import re

import pytest

from tests.listings.selling import PHONES, begin, filled, publish, row
from web.listings.store import usual
from web.scam.prices import Usual

ADVANCE = "Отправлю после предоплаты, пишите."


@pytest.fixture
def common(house):
    """Telephones usually cost 200 000."""
    house.db.write(usual.put, int(PHONES), {usual.EVERYWHERE: Usual(200_000, 90_000, 60)})


def test_the_seller_is_asked_and_publishes_all_the_same(house, aigerim, guest):
    draft = begin(aigerim)
    form = {**filled(house, text_ru=ADVANCE), "publish": "1"}
    page = aigerim.do(f"/listings/{draft}/edit", form, 422).text
    assert "Деньги вперёд" in page and "предоплаты</q>" in page and "Закрыть всё" not in page and 'name="mask"' not in page
    assert row(house, draft).state == "draft" and ADVANCE in page
    seal = re.search(r'name="as_it_is" value="([^"]+)"', page)[1]
    aigerim.do(f"/listings/{draft}/edit", {**form, "as_it_is": seal})
    assert row(house, draft).state == "live"


def test_a_buyer_sees_the_note_and_the_seller_does_not(house, aigerim, guest):
    number = publish(house, aigerim, text_ru=ADVANCE)
    assert 'href="/safety#prepay"' in guest.page(f"/listings/{number}") and "/safety#" not in aigerim.page(f"/listings/{number}")
    assert "Алдымен затты көріңіз" in guest.page(f"/kk/listings/{number}")
    assert "/safety#" not in guest.page(f"/listings/{publish(house, aigerim)}")


def test_a_price_far_below_is_asked_about_once(house, aigerim, guest, common):
    draft = begin(aigerim)
    form = {**filled(house, price="20 000"), "publish": "1"}
    page = aigerim.do(f"/listings/{draft}/edit", form, 422).text
    assert "Не пропущен ли ноль?" in page
    seal = re.search(r'name="as_it_is" value="([^"]+)"', page)[1]
    lower = {**form, "price": "15 000", "as_it_is": seal}
    aigerim.do(f"/listings/{draft}/edit", lower, 422)
    aigerim.do(f"/listings/{draft}/edit", {**form, "as_it_is": seal})
    assert 'href="/safety#price"' in guest.page(f"/listings/{draft}")
    aigerim.do(f"/listings/{draft}/edit", {**filled(house, price="20 000", text_ru="Без торга."), "save": "1"})
    assert row(house, draft).text_ru == "Без торга.", "what was decided is not asked about again"


def test_a_kept_page_learns_of_new_usual_prices(house, aigerim, guest, common):
    number = publish(house, aigerim, price="150 000")
    assert "/safety#price" not in guest.page(f"/listings/{number}")
    house.db.write(usual.put, int(PHONES), {usual.EVERYWHERE: Usual(900_000, 400_000, 60)})
    assert "/safety#price" in guest.page(f"/listings/{number}")


def test_the_preview_asks_in_the_same_way(house, aigerim):
    draft = begin(aigerim)
    aigerim.do(f"/listings/{draft}/edit", {**filled(house, text_ru=ADVANCE), "save": "1"})
    assert "Деньги вперёд" in aigerim.page(f"/listings/{draft}/preview")
    aigerim.do(f"/listings/{draft}/publish", {"publication": "1"}, 422)
    assert row(house, draft).state == "draft"


def test_usual_prices_are_worked_out_from_live_listings(house, aigerim):
    number = publish(house, aigerim, price="150 000")
    house.db.write(_copies, number)
    house.run_job("usual prices")
    assert usual.of(house.db, int(PHONES), None) == Usual(161_000, 151_000, 24)
    region = row(house, number).region_id
    assert usual.of(house.db, int(PHONES), region) == Usual(161_000, 151_000, 24)
    house.db.write(lambda tx: tx.run("update listing set state = 'closed'"))
    house.run_job("usual prices")
    assert usual.of(house.db, int(PHONES), region) is None


def _copies(tx, number: int) -> None:
    found = dict(tx.one("select * from listing where id = :id", id=number))
    for more in range(1, 24):
        tx.insert("listing", **{**found, "id": tx.new_id(), "seq": tx.next_number("listing"), "price": 150_000 + more * 1_000})
