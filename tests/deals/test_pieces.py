"""How many pieces a listing has: what its seller writes, and what deals make of it."""

import pytest

from tests.deals.conftest import counts, offer, step
from tests.listings.selling import filled, publish


def test_the_seller_says_how_many_there_are_and_an_empty_field_means_one(house, aigerim):
    number = publish(house, aigerim, quantity="12")
    assert counts(house, number) == (12, 0, 0)
    aigerim.do(f"/listings/{number}/edit", filled(house, save="1"))
    assert counts(house, number)[0] == 12, "a form without the field changes nothing"
    aigerim.do(f"/listings/{number}/edit", filled(house, save="1", quantity=""))
    assert counts(house, number)[0] == 1


@pytest.mark.parametrize("wrong", ["0", "10000", "-1", "²", "много", "1.5", "9" * 30])
def test_nonsense_is_no_number_of_pieces(house, aigerim, wrong):
    number = publish(house, aigerim)
    answer = aigerim.do(f"/listings/{number}/edit", filled(house, save="1", quantity=wrong), 422)
    assert "цифрами, от 1 до 9 999" in answer.text and counts(house, number)[0] == 1


def test_what_is_set_aside_or_sold_cannot_be_written_away(house, aigerim, boris):
    number = publish(house, aigerim, quantity="5")
    deal = offer(boris, number, quantity=3)
    step(aigerim, deal, "accept")
    step(aigerim, deal, "reserve")
    aigerim.do(f"/listings/{number}/edit", filled(house, save="1", quantity="1"))
    assert counts(house, number) == (3, 3, 0)


def test_what_was_sold_out_counts_anew_when_it_is_published_again(house, aigerim, boris):
    number = publish(house, aigerim)
    deal = offer(boris, number)
    step(aigerim, deal, "accept")
    step(boris, deal, "get")
    step(aigerim, deal, "give")
    assert house.db.value("select state from listing where id = :id", id=number) == "closed"
    aigerim.do(f"/listings/{number}/reopen")
    assert counts(house, number) == (1, 0, 0)
    offer(boris, number, key="again")


def test_a_listing_that_is_deleted_leaves_the_deal_to_go_on(house, aigerim, boris):
    number = publish(house, aigerim)
    deal = offer(boris, number)
    step(aigerim, deal, "accept")
    step(aigerim, deal, "reserve")
    aigerim.do(f"/listings/{number}/delete")
    step(boris, deal, "get")
    step(aigerim, deal, "give")
    assert house.db.value("select state from deal where id = :id", id=deal) == "done"
    assert "Телефон в хорошем состоянии" in boris.page(f"/deals/{deal}")
