"""Beginning a listing: the category first, and never more drafts than one may have."""

import pytest

from tests.listings.selling import FLATS, PHONES, begin, publish, row
from web.listings import rules


def test_a_guest_is_asked_to_log_in_first(guest):
    answer = guest.get("/listings/new?category=transport")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=/listings/new%3Fcategory%3Dtransport")
    guest.do("/listings", {"category": PHONES})
    assert guest.get("/listings/new").headers["location"].startswith("/login")


def test_large_categories_come_first_and_what_is_below_one_next(aigerim):
    assert 'href="/kk/listings/new?category=transport"' in aigerim.page("/kk/listings/new")
    page = aigerim.page("/listings/new?category=electronics")
    assert 'value="401"' in page and 'value="201"' not in page


def test_a_category_makes_a_draft_in_it_and_leads_to_the_form(house, aigerim):
    number = begin(aigerim, FLATS)
    made = row(house, number)
    assert (made.state, made.category_id, made.member_id, made.seq) == ("draft", 106, aigerim.member_id, None)
    assert 'name="a-rooms"' in aigerim.page(f"/listings/{number}/edit")


def test_sent_twice_it_is_the_same_draft(aigerim):
    assert begin(aigerim) == begin(aigerim)
    assert begin(aigerim) != begin(aigerim, FLATS)


@pytest.mark.parametrize("category", ["400", "99999", "", "x", "9" * 30])
def test_a_category_with_others_below_it_or_none_at_all_takes_no_listing(house, aigerim, category):
    aigerim.do("/listings", {"category": category}, 422)
    assert house.db.value("select count(*) from listing") == 0


def test_a_hidden_category_takes_no_listing(house, aigerim):
    house.db.write(lambda tx: (tx.run("update category set hidden = true where id = 401"), tx.touch("catalog")))
    aigerim.do("/listings", {"category": PHONES}, 422)


def test_twenty_drafts_are_the_most_and_it_is_said(house, aigerim, monkeypatch):
    monkeypatch.setattr(rules, "MOST_DRAFTS", 2)
    begin(aigerim), begin(aigerim, FLATS)
    answer = aigerim.do("/listings", {"category": "402"})
    assert answer.headers["location"] == "/profile/listings?tab=drafts&said=drafts-full"
    assert "20 черновиков" in aigerim.page(answer.headers["location"])
    assert house.db.value("select count(*) from listing") == 2


def test_a_draft_can_move_to_another_category_and_keeps_what_both_ask(house, aigerim):
    number = begin(aigerim)
    answer = aigerim.do(
        f"/listings/{number}/edit", {"title_ru": "Apple", "a-brand": "Apple", "price_mode": "free", "category": "1"}
    )
    assert answer.headers["location"] == f"/listings/{number}/category"
    assert f'action="/listings/{number}/category"' in aigerim.page(f"/listings/{number}/category?category=electronics")
    aigerim.do(f"/listings/{number}/category", {"category": "403"})
    moved = row(house, number)
    assert (moved.category_id, moved.title_ru, moved.price_mode) == (403, "Apple", "free")
    assert 'value="Apple"' in aigerim.page(f"/listings/{number}/edit")
    aigerim.do(f"/listings/{number}/category", {"category": FLATS})
    assert row(house, number).price_mode == "fixed"


def test_only_its_owner_moves_it_and_only_while_nobody_sees_it(house, aigerim, sanzhar):
    number = begin(aigerim)
    sanzhar.page(f"/listings/{number}/category", 404)
    sanzhar.do(f"/listings/{number}/category", {"category": FLATS}, 404)
    aigerim.do(f"/listings/{number}/category", {"category": "400"}, 404)
    published = publish(house, aigerim)
    aigerim.page(f"/listings/{published}/category", 404)
    aigerim.do(f"/listings/{published}/category", {"category": FLATS}, 404)
