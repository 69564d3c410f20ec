"""Writes the MATCH expression of the full-text index; a person's text never becomes its syntax."""

from collections.abc import Iterable
from functools import lru_cache

from web.index.tags import EVERY
from web.index.words import Query, Word

NOTHING = Query((), ())


def match(query: Query = NOTHING, tags: Iterable[str | Iterable[str]] = ()) -> str:
    """The expression for the words of a query and for tags that must be there; a group of tags means any of them.

    An empty group adds no condition. Without any condition the expression finds every listing. The narrowest tags
    should be the composite ones (category_in_town) where they fit.
    """
    groups = [(tag,) if isinstance(tag, str) else tuple(tag) for tag in tags]
    needed = [_any((tag,) for tag in group) for group in groups if group]
    needed += [_wanted(word) for word in query.wanted if word]
    expression = " AND ".join(needed or [_quoted(EVERY)])
    unwanted = _any(alternative for word in query.unwanted for alternative in word)
    return f"({expression}) NOT {unwanted}" if unwanted else expression


@lru_cache(maxsize=2_000)
def _wanted(word: Word) -> str:
    return _any(word)


def _any(word: Word | Iterable[tuple[str, ...]]) -> str:
    alternatives = list(dict.fromkeys(_all(alternative) for alternative in word if alternative))
    return f"({' OR '.join(alternatives)})" if len(alternatives) > 1 else "".join(alternatives)


def _all(alternative: tuple[str, ...]) -> str:
    terms = list(dict.fromkeys(map(_quoted, alternative)))
    return f"({' AND '.join(terms)})" if len(terms) > 1 else terms[0]


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""').replace("\0", "") + '"'
