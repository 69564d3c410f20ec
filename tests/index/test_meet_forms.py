"""Search finds a word by its other forms and leaves different words apart, on our own lists of pairs."""

import pytest

from tests.index import forms
from web.index.words import query_terms, terms


def meets(query: str, text: str) -> bool:
    """Whether a listing with this text answers the query."""
    found = set(terms(text))
    return all(any(found.issuperset(terms_) for terms_ in word) for word in query_terms(query).wanted)


def both_ways(pair: tuple[str, str]) -> bool:
    """Whether each of the two finds the other."""
    return meets(*pair) and meets(*reversed(pair))


def either_way(pair: tuple[str, str]) -> bool:
    """Whether one of the two finds the other."""
    return meets(*pair) or meets(*reversed(pair))


@pytest.mark.parametrize("block", [forms.RUSSIAN, forms.KAZAKH, forms.VERBS], ids=["russian", "kazakh", "verbs"])
def test_every_pair_of_forms_meets_both_ways(block):
    assert [pair for pair in forms.pairs(block) if not both_ways(pair)] == []


def test_different_words_stay_apart_but_for_two_that_the_russian_stemmer_itself_joins():
    met = [pair for pair in forms.pairs(forms.APART) if either_way(pair)]
    assert met == [("мёд", "медь"), ("платье", "плата")]


def test_of_forms_not_used_in_tuning_nineteen_in_twenty_meet():
    block = forms.pairs(forms.UNSEEN_TOGETHER)
    assert sum(map(both_ways, block)) >= 0.95 * len(block)


def test_of_words_not_used_in_tuning_nineteen_in_twenty_stay_apart():
    block = forms.pairs(forms.UNSEEN_APART)
    assert sum(map(either_way, block)) <= 0.05 * len(block)


def test_who_does_something_is_another_word_than_doing_it():
    assert [pair for pair in forms.pairs(forms.VERBS_APART) if either_way(pair)] == [("беру", "берём")]


def test_of_the_second_list_not_used_in_tuning_seventeen_in_twenty_meet():
    block = forms.pairs(forms.UNSEEN_SECOND)
    assert sum(map(both_ways, block)) >= 0.85 * len(block)


def test_a_lone_word_with_a_kazakh_case_in_russian_letters_finds_its_stem():
    assert meets("диванга", "Продам диван") and meets("бухгалтерге", "Бухгалтер")
    assert not meets("коврига", "ковёр") and not meets("лавка", "лава")


def test_the_lists_are_as_long_as_the_figures_claim():
    together = forms.pairs(forms.RUSSIAN) + forms.pairs(forms.KAZAKH)
    assert len(set(together)) >= 120 and len(set(forms.pairs(forms.APART))) >= 60


def test_a_russian_query_that_looks_like_a_kazakh_form_asks_for_its_russian_stem_too():
    assert meets("свитер", "тёплый свитер") and meets("доллары", "доллар")


def test_a_kazakh_text_typed_with_russian_letters_is_found_by_right_spelling():
    assert meets("пәтерлер", "Алматыда уш болмели патерлерди жалга беремин")


def test_a_listing_in_both_languages_is_found_in_both():
    text = "Екі бөлмелі пәтер сатылады, көліктер қоятын орын бар. Продаются квартиры с парковкой"
    assert meets("көлік", text) and meets("квартира", text) and meets("парковка", text)
