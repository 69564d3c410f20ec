"""Cards for lists: only what is live and not blocked, in the reader's language and the given order."""

import pytest

from tests.listings.selling import FLATS, KIDS, begin, publish, row, set_member
from web.core.page import render
from web.listings import cards


def test_a_card_says_what_a_list_shows(house, aigerim):
    number = publish(house, aigerim, FLATS, title_kk="Пәтер жалға беріледі", price="250000")
    card = cards.by_ids(house.db, [number], "kk")[0]
    made = row(house, number)
    assert (card.id, card.seq, card.member_id, card.category_id, card.at) == (
        number,
        made.seq,
        aigerim.member_id,
        106,
        made.renewed_at,
    )
    assert (card.title, card.title_language, card.place, card.amount) == (
        "Пәтер жалға беріледі",
        "kk",
        "Алматы",
        250_000,
    )
    assert cards.by_ids(house.db, [number], "en")[0].title_language == "ru"


def test_only_live_listings_of_unblocked_people_have_cards(house, aigerim, boris):
    live, ended, draft, blocked = (
        publish(house, aigerim),
        publish(house, aigerim, FLATS),
        begin(aigerim),
        publish(house, boris),
    )
    aigerim.do(f"/listings/{ended}/close", {"reason": "sold_here"})
    set_member(house, boris.member_id, blocked_at=1)
    assert [card.id for card in cards.newest(house.db, "ru")] == [live]
    assert [card.id for card in cards.by_ids(house.db, [draft, ended, blocked, live], "ru")] == [live]
    assert cards.of_member(house.db, boris.member_id, "ru") == [] and cards.by_ids(house.db, [], "ru") == []


def test_they_come_in_the_order_asked_for_and_page_by_key(house, aigerim):
    numbers = [publish(house, aigerim, category) for category in ("401", "402", "403")]
    seqs = [row(house, number).seq for number in numbers]
    assert [card.seq for card in cards.by_seqs(house.db, [seqs[1], seqs[2], seqs[0]], "ru")] == [
        seqs[1],
        seqs[2],
        seqs[0],
    ]
    assert [card.id for card in cards.newest(house.db, "ru", limit=2)] == [numbers[2], numbers[1]]
    assert [card.id for card in cards.newest(house.db, "ru", before=seqs[1])] == [numbers[0]]
    assert [card.id for card in cards.of_member(house.db, aigerim.member_id, "ru", before=seqs[2], limit=1)] == [
        numbers[1]
    ]


def test_the_card_s_markup_names_the_language_of_a_foreign_title(house, aigerim):
    number = publish(
        house, aigerim, KIDS, title_ru="", text_ru="", title_kk="Балалар киімі", price_mode="free", price=""
    )
    card = cards.by_ids(house.db, [number], "ru")[0]
    html = render("listings/_card.html", card=card, language="ru", url=lambda path: path)
    assert (
        f'<a href="/listings/{number}" lang="kk">Балалар киімі</a>' in html
        and "Бесплатно" in html
        and "no-photo" in html
    )


@pytest.mark.parametrize(
    ("rest", "index"),
    [
        (" and listing.seq < 9 order by listing.seq desc limit 20", "listing_newest"),
        (" and listing.member_id = 1 and listing.seq < 9 order by listing.seq desc limit 9", "listing_"),
    ],
)
def test_lists_are_read_through_an_index_and_not_by_sorting_everything(house, rest, index):
    sql = "explain query plan select " + cards.COLUMNS + cards.FROM + " where" + cards.SEEN + rest
    plan = " / ".join(step.detail for step in house.db.all(sql))
    assert index in plan and "SCAN listing" not in plan.replace("SCAN listing USING INDEX", "")
    assert "member_id" in rest or "TEMP B-TREE" not in plan, plan
