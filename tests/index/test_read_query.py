"""A person's query becomes what it asks for: forms, other layout, words not wanted."""

import pytest

from web.index import synonyms
from web.index.layout import other_layout
from web.index.synonyms import Pair
from web.index.words import MOST_WORDS, Query, query_terms


def test_a_word_in_the_wrong_layout_asks_for_both_readings():
    assert query_terms("rdfhnbhf").wanted[0][:2] == (("rdfhnbhf",), ("квартир",))
    assert len(query_terms("rdfhnbhf").wanted) == 1


@pytest.mark.parametrize(("typed", "meant"), [
    ("rdfhnbhf", "квартира"), ("[jkjlbkmybr", "холодильник"), ("lbdfy", "диван"), ("ufhf;", "гараж"),
    (",tnjy", "бетон"), ("шзрщту", "iphone"), ("ыфьыгтп", "samsung"), ("ещнщеф", "toyota"), ("иьц", "bmw"),
    ("g2nth", "пәтер"), ("8q", "үй"), ("r-k3r", "көлік"), (";9vsc", "жұмыс"), ('"ғ', "15"), ("чғ", "x5"), ("ыәі", "s23"),
])
def test_the_other_layout_is_read(typed, meant):
    assert other_layout(typed) == meant


@pytest.mark.parametrize("word", [
    "iphone", "samsung", "xiaomi", "bmw", "квартира", "пәтер", "қызыл", "диван", "wi", "", "12", "wi-fi", "x5", "s23", "үй", "іс",
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
    assert query_terms("роутер -wi-fi").unwanted[0][:2] == (("wifi",), ("wi", "fi"))


def test_stop_words_are_asked_for_only_alone():
    assert query_terms("квартира в центре") == query_terms("квартира центре")
    assert query_terms("и").wanted == ((("и",),),)


def test_a_number_with_a_unit_asks_for_one_term():
    assert query_terms("2 комн").wanted == query_terms("2-комнатная").wanted == ((("2комн",),),)


def test_a_unit_that_sellers_leave_out_is_not_asked_for():
    assert query_terms("iphone 256gb 2019 года") == query_terms("iphone 256 2019")


def test_phones_cannot_be_asked_for():
    assert query_terms("8 701 123 45 67") == Query((), ())


def test_a_quoted_part_is_a_phrase_whose_words_are_wanted_as_typed():
    query = query_terms('диван "в центре города" -"под ремонт"')
    assert query.wanted == query_terms("диван").wanted + query_terms("центре города", literal=True).wanted
    assert [[word[0] for word in phrase] for phrase in query.phrases] == [[("в",), ("центр",), ("город",)]]
    assert query.unwanted == ((("под", "ремонт"),),)


def test_one_quoted_word_is_no_phrase_and_inches_are_no_quotes():
    assert query_terms('"диван"').phrases == () and query_terms('15" монитор 24" бу').phrases == ()


@pytest.mark.parametrize("words", ["rdfhnbhf", "kvartira", "айфон", "стелс"])
def test_taken_literally_a_word_asks_for_its_own_forms_only(words):
    literal, loose = query_terms(words, literal=True).wanted[0], query_terms(words).wanted[0]
    assert set(literal) < set(loose)


def test_a_make_asks_for_its_name_in_both_scripts():
    assert {("iphone",), ("айфон",)} <= set(query_terms("айфона").wanted[0]) & set(query_terms("iphone").wanted[0])


def test_letters_against_a_number_are_a_model_and_never_stop_words():
    assert query_terms("самсунг а54").wanted[1] == (("a", "54"),)


def test_synonyms_are_asked_for_beside_the_word_also_where_they_are_two_words():
    known = synonyms.made([Pair("стиралка", "стиральная машина", True), Pair("велик", "велосипед", False)])
    assert ("стиралн", "машин") in query_terms("стиралку lg", known).wanted[0]
    assert ("стиралк",) in query_terms("стиральные машины", known).wanted[0]
    assert ("велосипед",) in query_terms("велик", known).wanted[0]
    assert ("велик",) not in query_terms("велосипед", known).wanted[0]


def test_synonyms_exclude_too_and_stay_out_of_quotes_and_of_literal_questions():
    known = synonyms.made([Pair("ноут", "ноутбук", True)])
    assert ("ноутбук",) in query_terms("acer -ноут", known).unwanted[0]
    assert query_terms('"игровой ноут"', known).wanted == query_terms("игровой ноут", literal=True).wanted
    assert query_terms("ноут", known, literal=True) == query_terms("ноут", literal=True)


def test_an_empty_query_is_false():
    assert not query_terms("  - \" ' ") and query_terms("-битый")


def test_a_long_query_is_bounded():
    query = query_terms("слово " * 100 + "-минус " * 100)
    assert len(query.wanted) == MOST_WORDS and len(query.unwanted) <= MOST_WORDS
