"""A deal from the offer to the handing over."""

from tests.deals.conftest import counts, journal, offer, pieces, state, step
from tests.messages.conftest import write


def test_a_deal_goes_from_offer_to_done_and_the_listing_is_sold(house, aigerim, boris, listing):
    deal = offer(boris, listing)
    step(aigerim, deal, "counter")
    step(boris, deal, "accept")
    step(aigerim, deal, "reserve")
    assert counts(house, listing) == (1, 1, 0)
    step(aigerim, deal, "give")
    assert (state(house, deal), counts(house, listing)) == ("given", (1, 1, 0))
    step(boris, deal, "get")
    row = house.db.one("select * from deal where id = :id", id=deal)
    assert (row.state, row.price, row.done_at is not None, counts(house, listing)) == ("done", 82_000, True, (1, 0, 1))
    assert house.db.value("select state from listing where id = :id", id=listing) == "closed"
    assert journal(house, boris, deal) == journal(house, aigerim, deal) == ["offer", "counter", "accept", "reserve", "give", "get"]


def test_the_offer_stands_in_the_conversation_and_leads_to_the_deal(aigerim, boris, listing):
    deal = offer(boris, listing)
    thread = write(boris, listing, "Добрый день")
    for person in (aigerim, boris):
        page = person.page(f"/messages/{thread}")
        assert f'href="{"" if person is aigerim else ""}/deals/{deal}"' in page and "Сделано предложение" in page


def test_the_seller_offers_out_of_a_conversation_and_the_buyer_accepts(house, aigerim, boris, listing, thread):
    deal = offer(aigerim, listing, thread=thread)
    assert state(house, deal) == "ask"
    step(boris, deal, "accept")
    assert state(house, deal) == "agreed"


def test_of_several_pieces_some_are_set_aside_and_the_others_stay_free(house, aigerim, boris, guest, listing):
    house.db.write(pieces, listing, 5)
    deal = offer(boris, listing, quantity=3)
    step(aigerim, deal, "accept")
    step(aigerim, deal, "reserve")
    assert counts(house, listing) == (5, 3, 0)
    assert "осталось 2" in guest.page(f"/listings/{listing}").lower()
    step(boris, deal, "get")
    step(aigerim, deal, "give")
    assert counts(house, listing) == (5, 0, 3)
    assert house.db.value("select state from listing where id = :id", id=listing) == "live"
