"""What members delete one by one leaves no word in any file of the database after the daily purge."""

from tests.listings.selling import publish


def found(house, word: str) -> bool:
    return any(word.encode() in path.read_bytes() for path in house.settings.data.glob("soq.db*"))


def test_the_words_of_a_deleted_listing_are_gone_after_the_daily_purge(house, aigerim):
    number = publish(house, aigerim, title_ru="Телефон qwzxkanary новый")
    assert found(house, "qwzxkanary")
    aigerim.do(f"/listings/{number}/delete")
    house.run_job("daily purge")
    assert not found(house, "qwzxkanary")
