"""Writing to the owner of a listing for the first time."""

import pytest

from tests.conftest import House, plain_text
from tests.messages.conftest import count, freeze, key_in, put_listing, write


def test_form_shows_the_listing_and_its_owner_in_the_language_of_the_page(boris, listing):
    assert "Коляска Inglesina" in boris.page(f"/messages/new?listing={listing}")
    assert "Inglesina арбасы" in boris.page(f"/kk/messages/new?listing={listing}")
    assert "Айгерим" in plain_text(boris.page(f"/messages/new?listing={listing}"))


def test_first_message_makes_a_thread_that_both_see(boris, aigerim, listing):
    number = write(boris, listing, "Ещё продаётся?")
    assert "Ещё продаётся?" in boris.page(f"/messages/{number}")
    assert "Ещё продаётся?" in aigerim.page(f"/messages/{number}")


def test_sending_the_first_message_twice_is_sending_it_once(house, boris, listing):
    key = key_in(boris.page(f"/messages/new?listing={listing}"))
    assert write(boris, listing, "Здравствуйте!", key) == write(boris, listing, "Здравствуйте!", key)
    assert (count(house, "thread"), count(house, "message"), len(house.mails())) == (1, 1, 1)


def test_who_wrote_before_goes_on_in_the_same_thread(house, boris, listing, thread):
    answer = boris.get(f"/messages/new?listing={listing}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/messages/{thread}#end")
    assert write(boris, listing, "И ещё вопрос.") == thread
    assert (count(house, "thread"), count(house, "message")) == (1, 2)


def test_a_thread_about_a_listing_that_ended_is_still_found(house, boris, listing, thread):
    house.db.write(lambda tx: tx.run("update listing set state = 'closed' where id = :id", id=listing))
    assert boris.get(f"/messages/new?listing={listing}").headers["location"] == f"/messages/{thread}#end"


def test_own_listing_leads_to_the_listing_and_cannot_be_written_to(aigerim, listing):
    answer = aigerim.get(f"/messages/new?listing={listing}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/listings/{listing}")
    aigerim.do("/messages/new", {"listing": listing, "text": "Мне же"}, 404)


@pytest.mark.parametrize("state", ["draft", "closed", "expired", "hidden"])
def test_only_live_listings_can_be_written_to(house, aigerim, boris, state):
    number = house.db.write(put_listing, aigerim.member_id, state)
    boris.page(f"/messages/new?listing={number}", 404)
    boris.do("/messages/new", {"listing": number, "text": "Здравствуйте"}, 404)
    assert count(house, "thread") == 0


def test_a_listing_of_somebody_whose_data_are_blocked_is_not_there(house, aigerim, boris, listing):
    freeze(house, aigerim)
    boris.page(f"/messages/new?listing={listing}", 404)
    boris.do("/messages/new", {"listing": listing, "text": "Здравствуйте"}, 404)


@pytest.mark.parametrize("asked", ["", "?listing=", "?listing=abc", "?listing=1", "?listing=99999999999999999999"])
def test_no_such_listing_is_not_found(boris, asked):
    boris.page("/messages/new" + asked, 404)


def test_no_such_listing_cannot_be_written_to(boris):
    boris.do("/messages/new", {"text": "Здравствуйте"}, 404)
    boris.do("/messages/new", {"text": "", "listing": "5"}, 404)


def test_a_guest_is_asked_to_log_in_and_comes_back(guest, listing):
    answer = guest.get(f"/messages/new?listing={listing}")
    assert answer.headers["location"] == f"/login?next=/messages/new%3Flisting%3D{listing}"
    assert guest.post("/messages/new", data={"listing": listing, "text": "а"}).headers["location"].startswith("/login")


def test_an_empty_first_message_is_refused_with_the_form(house, boris, listing):
    answer = boris.do("/messages/new", {"listing": listing, "text": "  \n "}, 422)
    assert 'name="send_key"' in answer.text
    assert count(house, "thread") == 0


def test_new_conversations_of_a_day_are_limited_in_words_and_the_text_is_kept(fresh_house):
    house, boris, listings = fresh_house
    for number in listings[:20]:
        write(boris, number, "Здравствуйте!")
    answer = boris.do("/messages/new", {"listing": listings[20], "text": "Двадцать первый вопрос"}, 429)
    assert "В день можно начать 20 переписок." in answer.text
    assert "Двадцать первый вопрос" in answer.text
    assert count(house, "thread") == 20


@pytest.fixture
def fresh_house(tmp_path_factory):
    """A site with limits on, where Aigerim offers much."""
    house = House(tmp_path_factory.mktemp("limits"), rate_limits=True)
    aigerim, boris = (house.member(name) for name in ("Айгерим", "Борис"))
    listings = [house.db.write(put_listing, aigerim) for _ in range(21)]
    yield house, house.client(boris), listings
    house.close()
