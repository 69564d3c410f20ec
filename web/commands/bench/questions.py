"""Questions such as people ask, drawn from the listings of the filled site; the same ones for the same seed."""

import random
import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from web.catalog.store import catalog
from web.core.db import Door
from web.index.lexicon import STOP
from web.places.store import country
from web.search import address, store
from web.search.asked import Asked, Known, filters

_WORD = re.compile("[А-Яа-яЁёӘәІіҢңҒғҮүҰұҚқӨөҺһA-Za-z]{4,}")
_FLOOD = 60  # rows read around a place to draw one from


@dataclass(frozen=True)
class Questions:
    """Addresses of each kind; `words` are single words, the first of each the most common."""

    words: list[str]
    placed: list[str]
    filtered: list[str]
    nothing: list[str]
    typed: list[str]
    cruel: list[str]


def questions(db: Door, count: int, seed: int = 11) -> Questions:
    """So many questions of each kind."""
    chance, known = random.Random(seed), Known(catalog(db), country(db))
    rows = _listings(db, chance, count)
    words = [_word(row.title_ru or row.title_kk, chance) for row in rows]
    placed, filtered = [], []
    for row, word in zip(rows, words, strict=True):
        category, town = known.catalog.by_id(row.category_id), known.country.town(row.town_id)
        placed.append(address.address(known, Asked(words=word, category=category, place=town)))
        filtered.append(_with_filter(known, Asked(category=category), chance))
    return Questions(
        words, placed, filtered, [f"/search?q={_nonsense(chance)}" for _row in rows],
        ["/suggest?q=" + quote(word[:chance.randint(2, 5)].lower()) for word in words], cruel(known, _commonest(words)))


def full(db: Door, count: int, seed: int = 12) -> list[str]:
    """Addresses of everything, and of a word alone, in a category, and in a town, whose results fill a page: on a larger site
    of the same kind they show no more than here."""
    chance, known = random.Random(seed), Known(catalog(db), country(db))
    found: dict[str, None] = {address.address(known, Asked()): None}
    for row in _listings(db, chance, count):
        word, category = _word(row.title_ru or row.title_kk, chance), known.catalog.by_id(row.category_id)
        for asked in (Asked(words=word), Asked(words=word, category=category), Asked(words=word, place=known.country.town(row.town_id))):
            if store.count(db, asked, store.PAGE + 1) > store.PAGE:
                found[address.address(known, asked)] = None
    return list(found)


def _listings(db: Door, chance: random.Random, count: int) -> list:
    newest = db.value("select max(seq) from listing where state = 'live'")
    found = []
    while len(found) < count:
        near = db.all("select title_ru, title_kk, category_id, town_id from listing where state = 'live' and seq < :seq"
                      " order by seq desc limit :most", seq=chance.randint(1, newest + 1), most=_FLOOD)
        found += [row for row in chance.sample(near, min(3, len(near))) if _WORD.search(row.title_ru or row.title_kk)]
    return found[:count]


def _word(title: str, chance: random.Random) -> str:
    words = [word for word in _WORD.findall(title) if word.lower() not in STOP]
    return chance.choice(words or _WORD.findall(title))


def _with_filter(known: Known, asked: Asked, chance: random.Random) -> str:
    """The category narrowed by an answer or two that it asks for and by odd prices, as its panel with all numbers shows it."""
    answers = [(one.code, option.value) for one in filters(known, asked.category) for option in one.options]
    chosen = tuple(sorted(chance.sample(answers, min(len(answers), chance.randint(1, 2)))))
    low, high = sorted(chance.choices((3_333, 47_900, 1_234_567, 98_765_432), k=2))
    return address.address(known, asked.but(options=chosen, price_from=chance.choice([None, low]), price_to=chance.choice([None, high])))


def _nonsense(chance: random.Random) -> str:
    return quote("".join(chance.choice("бвгджзклмн") + chance.choice("аоуыэ") for _letter in range(6)) + "щ")


def _commonest(words: list[str]) -> list[str]:
    return sorted(set(words), key=words.count, reverse=True)


def cruel(known: Known, words: list[str]) -> list[str]:
    """The dearest questions we can think of: common words in crowds, everything but, wide ranges, each order, deep pages."""
    many, town = " ".join(words[:12]), known.country.town_by_slug("almaty")
    wide = [("price_from", 1), ("price_to", 10**12 - 7)]
    asked: list[list[tuple[str, object]]] = [
        [("q", many)], [("q", "-" + " -".join(words[:12]))], [("q", f"{words[0]} -{words[1]}")], wide, [("q", f'"{words[0]} {words[1]}"')],
        [("q", "а и в на"), *wide], [("q", "1 2 3 4 5 6 7 8 9 0")], [("photo", 1), ("lowered", 1), ("seller", "private")],
    ]
    asked += [[("order", order), *more] for order in ("cheap", "dear") for more in ([], wide, [("q", words[0])], [("q", many)])]
    asked += [[("order", "near"), ("town", town.slug), *more] for more in ([], [("km", 1_000)], [("q", words[0])])]
    asked += [[("order", "best"), ("q", text)] for text in (words[0], many)]
    asked += [[("before", 2)], [("q", words[0]), ("before", 2)], [("order", "cheap"), ("before", "999999999.5")]]
    return ["/search?" + urlencode(pairs) for pairs in asked]
