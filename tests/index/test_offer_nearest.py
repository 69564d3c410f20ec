"""For words that nobody uses the nearest that exist are offered."""

import time

import pytest

from web.index.distance import distance
from web.index.letters import fold
from web.index.typos import Vocabulary, better

KNOWN = Vocabulary((fold(word), word, members) for word, members in {
    "диван": 900, "дивана": 50, "холодильник": 400, "квартира": 3_000, "қораб": 9, "котёнка": 40, "пәтер": 700, "iphone": 800,
    "велосипед": 300, "ойыншықтар": 30, "кот": 70, "красный": 500, "aйва": 5,
}.items())


@pytest.mark.parametrize(("typed", "meant"), [
    ("диавн", "диван"), ("дтван", "диван"), ("холадильник", "холодильник"), ("кваритра", "квартира"), ("uphone", "iphone"),
    ("велосипет", "велосипед"), ("вилосипед", "велосипед"), ("пәтерр", "пәтер"), ("пятер", "пәтер"), ("катенок", "котёнка"),
    ("ойыншк", "ойыншықтар"), ("кравный", "красный"),
])
def test_the_nearest_word_is_the_one_that_was_meant(typed, meant):
    assert KNOWN.nearest(typed)[0][0] == meant


@pytest.mark.parametrize("typed", ["ы", "шкаф", "экскаватор", "12345", "кит кит кит", ""])
def test_what_is_near_to_nothing_gets_no_offer(typed):
    assert KNOWN.nearest(typed) == []


def test_of_words_equally_near_the_more_common_comes_first():
    assert [word for word, _n in KNOWN.nearest("диванх")] == ["диван", "дивана"]


def test_slips_that_are_easily_made_cost_less():
    assert distance("диван", "дюван", 2) > distance("диван", "деван", 2) and distance("ab", "ba", 2) < 1
    assert distance("гитарра", "гитара", 2) == 0.5 and distance("мебел", "мебель", 2) == 0.4
    assert distance("стол", "экскаватор", 2) > 2 and distance("диван", "диван", 2) == 0


def offered(text: str, **found: int) -> str:
    """The better query when the expressions that hold these words find so many listings and others none."""
    return better(text, KNOWN, lambda expression: max((n for word, n in found.items() if word in expression), default=0))


def test_only_words_that_find_nothing_are_replaced_and_the_rest_stays():
    assert offered("красный диавн -битый", красн=7) == "красный диван -битый"


def test_a_query_whose_words_all_exist_is_left():
    assert offered("диван", диван=5) == ""


def test_a_word_with_few_listings_is_replaced_only_by_a_far_more_common_one():
    assert offered("дивна", дивн=1) == "диван" and offered("кораба", кораб=1) == ""


def test_a_number_and_a_short_word_are_left():
    assert offered("ив 150000") == ""


def test_among_a_hundred_thousand_words_the_nearest_is_found_within_milliseconds():
    parts = ["ва", "то", "ри", "ну", "ке", "со", "ла", "ми", "пе", "гу"]
    words = [a + b + c + d + e for a in parts for b in parts for c in parts for d in parts for e in parts]
    many = Vocabulary((word, word, 9) for word in words)
    many.nearest("холодильник")
    began = time.process_time()
    for typed in ("ватониресоо", "гулкерива", "мипувамите", "селасолака", "токепегуу"):
        many.nearest(typed)
    assert (time.process_time() - began) / 5 < 0.05
