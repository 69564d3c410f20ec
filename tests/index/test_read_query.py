"""A person's query becomes what it asks for: forms, other layout, words not wanted."""

import pytest

from web.index.layout import other_layout
from web.index.words import MOST_WORDS, Query, query_terms


def test_a_word_in_the_wrong_layout_asks_for_both_readings():
    assert query_terms("rdfhnbhf").wanted == ((("rdfhnbhf",), ("квартир",)),)


@pytest.mark.parametrize(("typed", "meant"), [
    ("rdfhnbhf", "квартира"), ("[jkjlbkmybr", "холодильник"), ("lbdfy", "диван"), ("ufhf;", "гараж"),
    (",tnjy", "бетон"), ("шзрщту", "iphone"), ("ыфьыгтп", "samsung"),
])
def test_the_other_layout_is_read(typed, meant):
    assert other_layout(typed) == meant


@pytest.mark.parametrize("word", [
    "iphone", "samsung", "xiaomi", "bmw", "квартира", "пәтер", "қызыл", "диван", "wi", "", "12",
])
def test_words_that_make_no_sense_in_the_other_layout_are_left(word):
    assert other_layout(word) == ""


def test_a_comma_after_a_word_in_the_wrong_layout_is_a_comma():
    assert query_terms("rdfhnbhf, lbdfy").wanted[0][1] == ("квартир",)


def test_minus_words_are_not_wanted():
    query = query_terms("машина -битый −крашеный")
    assert query.wanted == query_terms("машина").wanted and [word[0][0] for word in query.unwanted] == ["бит", "крашен"]


def test_a_hyphen_inside_a_word_is_no_minus():
    assert query_terms("кресло-кровать").unwanted == ()


def test_a_hyphenated_minus_word_is_excluded_whole():
    assert query_terms("роутер -wi-fi").unwanted == ((("wifi",), ("wi", "fi")),)


def test_stop_words_are_asked_for_only_alone():
    assert query_terms("квартира в центре") == query_terms("квартира центре")
    assert query_terms("и").wanted == ((("и",),),)


def test_a_number_with_a_unit_asks_for_one_term():
    assert query_terms("2 комн").wanted == query_terms("2-комнатная").wanted == ((("2комн",),),)


def test_a_unit_that_sellers_leave_out_is_not_asked_for():
    assert query_terms("iphone 256gb 2019 года") == query_terms("iphone 256 2019")


def test_phones_cannot_be_asked_for():
    assert query_terms("8 701 123 45 67") == Query((), ())


def test_an_empty_query_is_false():
    assert not query_terms("  - \" ' ") and query_terms("-битый")


def test_a_long_query_is_bounded():
    query = query_terms("слово " * 100 + "-минус " * 100)
    assert len(query.wanted) == MOST_WORDS and len(query.unwanted) <= MOST_WORDS
