"""Search finds what people mean: our own questions over our own listings, beside the engine's words and plain stemming."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.search.relevance.engines import Ours, Plain, Stemmed
from tests.search.relevance.judging import Figures, judged
from tests.search.relevance.questions import Question, listings, questions
from tests.search.relevance.table import lines

LEAST = {"forms_ru": 0.95, "forms_kk": 0.95, "letters": 0.95, "typos": 0.85}
LEAST_PRECISION = 0.9
KINDS = list(dict.fromkeys(one.kind for one in questions()))


@pytest.fixture(scope="module")
def ours() -> Ours:
    """Our index with all listings."""
    return Ours(listings())


@pytest.fixture(scope="module")
def plain() -> Plain:
    """The engine's own index with all listings."""
    return Plain(listings())


def figures(find: Callable[[str], list[str]], kind: str, held_out: bool | None = None) -> Figures:
    """The figures of a kind: of all its questions, or of those that were or were not held out."""
    return judged(of(kind, held_out), find)


def of(kind: str, held_out: bool | None) -> list[Question]:
    """The questions of a kind."""
    return [one for one in questions() if one.kind == kind and held_out in (None, one.held_out)]


def test_the_set_is_as_large_as_it_should_be_and_names_only_listings_that_there_are():
    known, every = {one.name for one in listings()}, questions()
    assert len(every) >= 300 and len({(one.kind, one.query) for one in every}) == len(every)
    assert [name for one in every for name in one.expected | one.allowed if name not in known] == []
    assert sum(one.held_out for one in every) >= 0.2 * len(every)


@pytest.mark.parametrize("kind", LEAST)
def test_forms_letters_and_slips_are_found(ours, kind):
    assert figures(ours.find, kind).recall >= LEAST[kind]
    assert figures(ours.find, kind, held_out=True).recall >= LEAST[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_no_kind_is_worse_than_the_engine_alone_and_what_is_found_is_right(ours, plain, kind):
    own = figures(ours.find, kind)
    assert own.recall >= figures(plain.find, kind).recall and own.precision >= LEAST_PRECISION


def test_stemming_alone_is_not_better_in_any_kind(ours):
    stemmed = Stemmed(listings())
    assert [kind for kind in KINDS if figures(ours.find, kind).recall < figures(stemmed.find, kind).recall] == []


def test_the_document_has_the_figures_of_today():
    document = (Path(__file__).parents[3] / "docs" / "search.md").read_text("utf-8")
    assert [line for line in lines() if line not in document] == []


@pytest.mark.parametrize(("found", "expected"), [
    (["a", "b"], Figures(1, 1.0, 1.0)), (["a"], Figures(1, 0.5, 1.0)), (["a", "c", "x", "y"], Figures(1, 0.5, 0.5)),
    ([], Figures(1, 0.0, 0.0)),
])
def test_recall_is_the_share_of_what_must_be_found_and_precision_of_what_may(found, expected):
    question = Question("kind", "query", frozenset("ab"), frozenset("c"), False)
    assert judged([question], lambda query: found) == expected
