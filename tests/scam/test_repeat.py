"""The same long words to many people: seen by keyed marks that last a day."""

from tests.messages.conftest import count, put_listing
from tests.scam.test_send import seal
from web.core import clock
from web.core.clock import DAY
from web.scam import repeats

LONG = "Здравствуйте! Мы оптовая компания и забираем любые детские вещи по всему городу, вывоз наш, ответим сразу"


def sellers(house, n: int) -> list[int]:
    """Live listings of so many different people."""
    return [house.db.write(put_listing, house.member(f"Сатушы {number}", email=f"s{number}@example.kz")) for number in range(n)]


def say(client, listing: int, text: str, status: int = 303, **more):
    """Writes to the owner of a listing."""
    return client.do("/messages/new", {"listing": listing, "text": text, "send_key": f"k{listing}", **more}, status)


def test_the_fifth_receiver_makes_it_many(house, boris):
    listings = sellers(house, 5)
    for listing in listings[:4]:
        say(boris, listing, LONG)
    page = say(boris, listings[4], LONG.upper() + "!!", 422).text
    assert "Одни и те же слова многим" in page
    say(boris, listings[4], LONG.upper() + "!!", all_the_same=seal(page))
    assert count(house, "repeated") == 5


def test_each_receiver_is_told_then(house, boris):
    listings = sellers(house, 5)
    first = house.client(house.db.value("select member_id from listing where id = :id", id=listings[0]))
    for listing in listings[:4]:
        say(boris, listing, LONG)
    thread = house.db.value("select id from thread where listing_id = :id", id=listings[0])
    assert "/safety#repeat" not in first.page(f"/messages/{thread}")
    say(boris, listings[4], LONG, all_the_same=seal(say(boris, listings[4], LONG, 422).text))
    assert "/safety#repeat" in first.page(f"/messages/{thread}")


def test_short_words_and_a_sellers_answers_leave_no_mark(house, aigerim, boris):
    listing = house.db.write(put_listing, aigerim.member_id)
    say(boris, listing, "Здравствуйте! Ещё продаёте?")
    thread = house.db.value("select id from thread")
    aigerim.do(f"/messages/{thread}", {"text": LONG, "send_key": "k"})
    assert count(house, "repeated") == 0


def test_twice_to_one_person_is_one_receiver(house, boris):
    [listing] = sellers(house, 1)
    for key in ("a", "b", "c", "d", "e", "f"):
        boris.do("/messages/new", {"listing": listing, "text": LONG, "send_key": key})
    assert count(house, "repeated") == 1


def test_marks_say_nothing_and_go_after_a_day(house, boris):
    [listing] = sellers(house, 1)
    say(boris, listing, LONG)
    row = house.db.one("select * from repeated")
    assert len(row.words) == len(row.receiver) == 32 and row.words != repeats.mark(house.state.keys, boris.member_id + 1, LONG)
    house.db.write(lambda tx: tx.run("update repeated set at = :at", at=clock.now() - DAY - 60))
    assert repeats.others(house.db, boris.member_id, row.words, "") == 0
    house.run_job("terms of keeping")
    assert count(house, "repeated") == 0
