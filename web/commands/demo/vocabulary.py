"""The words of each category and of each manner of offering, read from JSON once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

FOLDER = Path(__file__).parent
LANGUAGES = ("ru", "kk")


@dataclass(frozen=True, eq=False)
class Phrase:
    """The same sentence in both languages, the slots it needs, and the answers under which it is true."""

    texts: Mapping[str, str]
    slots: frozenset[str]
    when: tuple[tuple[str, frozenset[str]], ...]

    def fits(self, slots: Mapping[str, str], facts: Mapping[str, tuple[str, ...]]) -> bool:
        """Whether every slot is known and every condition holds."""
        return self.slots <= slots.keys() and all(
            not values.isdisjoint(facts.get(code, ())) for code, values in self.when)


@dataclass(frozen=True)
class Thing:
    """What is offered: its name in both languages, its price range in thousand tenge, and what is certain about it."""

    ru: str
    kk: str
    price: tuple[float, float] = (1, 1)
    plural: bool = False
    accusative: str = ""
    motif: str = ""
    factor: float = 1
    years: tuple[int, int] | None = None
    free: bool = False
    set: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Words:
    """Phrases by what they are for; a category's words and a manner's words have the same shape."""

    manner: str = ""
    motifs: tuple[str, ...] = ()
    pools: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    titles: tuple[Phrase, ...] = ()
    starts: tuple[Phrase, ...] = ()
    said: tuple[Phrase, ...] = ()
    facts: tuple[Phrase, ...] = ()
    ends: tuple[Phrase, ...] = ()
    objects: tuple[Thing, ...] = ()


PHRASES = ("titles", "starts", "said", "facts", "ends")


@cache
def leaves() -> dict[str, Words]:
    """The words of every leaf category by slug."""
    files = sorted((FOLDER / "words").glob("*.json"))
    return {slug: _words(entry) for file in files for slug, entry in _load(file).items()}


@cache
def frames() -> dict[str, Words]:
    """The words of every manner of offering, with those of the manner it is like."""
    found: dict[str, Words] = {}
    for name, entry in _load(FOLDER / "frames.json").items():
        own, like = _words(entry), found.get(entry.get("like", ""), Words())
        found[name] = Words(manner=name, **{kind: getattr(own, kind) + getattr(like, kind) for kind in PHRASES})
    return found


@cache
def data(name: str) -> Any:
    """The content of a small JSON file of this folder."""
    return _load(FOLDER / f"{name}.json")


def _load(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))


def _words(entry: Mapping[str, Any]) -> Words:
    return Words(
        manner=entry.get("manner", ""), motifs=tuple(entry.get("motifs", ())), pools=_choices(entry.get("pools", {})),
        objects=tuple(_thing(each) for each in entry.get("objects", ())),
        **{kind: tuple(_phrase(*each) for each in entry.get(kind, ())) for kind in PHRASES},
    )


def _choices(entry: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {code: tuple(values) for code, values in entry.items()}


def _thing(entry: Mapping[str, Any]) -> Thing:
    years = entry.get("years")
    return Thing(**{**entry, "price": tuple(entry["price"]), "years": tuple(years) if years else None,
                    "set": _choices(entry.get("set", {}))})


def _phrase(ru: str, kk: str, when: Mapping[str, str] | None = None) -> Phrase:
    slots = frozenset(name for text in (ru, kk) for _, name, _, _ in Formatter().parse(text) if name)
    conditions = tuple((code, frozenset(value.split(";"))) for code, value in (when or {}).items())
    return Phrase({"ru": ru, "kk": kk}, slots, conditions)
