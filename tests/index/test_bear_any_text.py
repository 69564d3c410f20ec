"""Whatever people write, reading never fails, stays bounded, and never becomes a tag or syntax."""

import re

import pysqlite3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from web.core import migrate
from web.index import tags
from web.index.layout import other_layout
from web.index.letters import fold
from web.index.marking import marked
from web.index.match import match
from web.index.phrases import phrase_in
from web.index.typos import Vocabulary, better
from web.index.words import MOST_TERMS, MOST_WORDS, query_terms, terms

TAG = re.compile("_|[a-z][0-9]|[0-9][a-z]")
TERM = re.compile(r"[^\W_]+(?:·[^\W_]+)?")
PEOPLE = "абвёйщъыьэюяәіңғүұқөһabcxyz0159 \t\n-−'\"`.,:;*()^+{}[]|&NEAR OR AND NOT zc12_\0\u0301\u00ad²½٣"
texts = st.text(max_size=300) | st.text(alphabet=PEOPLE, max_size=300)


@pytest.fixture(scope="module")
def index():
    connection = pysqlite3.connect(":memory:")
    path = next(path for _, path in migrate.files() if path.name.startswith("0003_index"))
    for statement in migrate.statements(path.read_text("utf-8")):
        connection.execute(statement)
    yield connection
    connection.close()


def matching(index, expression: str) -> list[int]:
    """The rowids that the expression finds."""
    sql = "select rowid from listing_index where listing_index match ?"
    return [row[0] for row in index.execute(sql, (expression,))]


@given(texts)
def test_terms_are_bounded_single_tokens_and_never_look_like_tags(text):
    found = terms(text)
    assert len(found) <= MOST_TERMS and len(found) == len(set(found))
    assert all(TERM.fullmatch(term) and not TAG.search(term) and len(term) <= 100 for term in found)


@given(texts)
def test_queries_are_bounded_and_never_ask_for_tags(text):
    query = query_terms(text)
    assert len(query.wanted) <= MOST_WORDS and len(query.unwanted) <= MOST_WORDS
    asked = [term for word in query.wanted + query.unwanted for alternative in word for term in alternative]
    assert all(TERM.fullmatch(term) and not TAG.search(term) for term in asked)
    assert all(len(word) <= 12 for word in query.wanted + query.unwanted)


@given(texts)
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_the_other_layout_is_a_word_or_nothing(text):
    reading = other_layout(text)
    assert reading == "" or reading.isalnum()


@given(texts, texts)
def test_marking_changes_nothing_but_marks(text, query):
    assert marked(text, query_terms(query)).replace("<mark>", "").replace("</mark>", "") == marked(text, query_terms(""))


@given(texts, texts)
def test_a_phrase_can_be_looked_for_in_any_text(text, words):
    quoted = '"' + words.replace('"', " ") + '"'
    assert all(phrase_in(text, phrase) in (True, False) for phrase in query_terms(quoted).phrases)


@given(texts)
def test_the_nearest_words_are_sought_for_any_query(text):
    assert isinstance(better(text, Vocabulary([("диван", "диван", 9)]), lambda expression: 0), str)


@given(st.lists(st.text(alphabet="абвгдежзиклмнопрстуфыьюяәіңғүұқө", min_size=2, max_size=12), min_size=1, max_size=6))
def test_a_listing_is_found_by_each_word_exactly_as_it_is_written_there(words):
    found = set(terms(" ".join(words)))
    for word in words:
        assert any(found.issuperset(alternative) for alternative in query_terms(word).wanted[0])


@settings(max_examples=200)
@given(texts)
def test_the_match_expression_is_valid_for_any_text(index, text):
    matching(index, match(query_terms(text)))
    matching(index, match(query_terms(text), [tags.category(1), tags.price_tags(None, 500)]))


@given(st.text(max_size=80), st.text(max_size=80))
def test_options_are_safe_and_never_confused(one, other):
    assert TAG.search(tags.option(one, other)) and re.fullmatch("[a-z0-9]*", tags.safe(one))
    assert (tags.safe(one) == tags.safe(other)) == (one == other)


@settings(max_examples=100)
@given(st.lists(texts, max_size=3))
def test_the_table_splits_prepared_terms_at_spaces_only(index, some):
    prepared = [term for text in some for term in terms(text)] + [tags.EVERY, tags.option("тип", "а_б")]
    index.execute("insert or replace into listing_index (rowid, terms) values (1, ?)", (" ".join(prepared),))
    assert all(matching(index, f'"{term}"') == [1] for term in prepared)
    index.execute("delete from listing_index where rowid = 1")
