"""Words in Latin letters are read as the Russian and Kazakh words that they stand for."""

import pytest

from tests.index.test_meet_forms import meets
from web.index import latin
from web.index.words import terms


@pytest.mark.parametrize(("written", "meant"), [
    ("kvartira", "квартира"), ("kojanaya", "кожаная"), ("kozhanaya", "кожаная"), ("shchenok", "щенок"), ("schenok", "щенок"),
    ("novyi", "новый"), ("detskiy", "детский"), ("kuhnia", "кухня"), ("kuhnja", "кухня"), ("elektro", "электро"), ("utyug", "утюг"),
])
def test_russian_in_latin_letters_is_read(written, meant):
    assert meant in [reading for reading, _own in latin.readings(written)]


@pytest.mark.parametrize(("written", "meant"), [
    ("päter", "патер"), ("pater", "патер"), ("jalğa", "жалга"), ("üi", "уй"), ("úı", "уй"), ("uy", "уй"), ("jylqy", "жылкы"),
    ("kólik", "колик"), ("köylek", "койлек"), ("koilek", "койлек"), ("toñazytqyş", "тоназыткыш"), ("aıaq", "аяк"), ("siyr", "сиыр"),
    ("satushy", "сатушы"), ("saıyn", "сайын"),
])
def test_kazakh_is_read_in_each_of_its_latin_alphabets(written, meant):
    assert meant in [reading for reading, _own in latin.readings(written)]


def test_what_has_no_vowel_or_only_two_letters_stands_for_nothing():
    assert latin.readings("rdfhnbhf") == latin.readings("hp") == latin.readings("lg") == []


def test_a_line_in_latin_letters_is_found_by_cyrillic_words():
    assert meets("диван угловой", "Prodam divan uglovoy") and meets("пәтер жалға", "Päter jalğa beremın")
    assert meets("2 комнатная", "Pater satamyn, 2 bolmeli")


def test_latin_words_among_cyrillic_ones_stay_what_they_are():
    assert "самсунг" not in terms("Продам Samsung Galaxy") and terms("Samsung") == ["samsung"]


def test_a_german_word_with_an_umlaut_is_still_found_as_it_is():
    assert "küche" in terms("Küche")
