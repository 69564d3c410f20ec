"""What is counted beside the filters: which answers, and among which results each of them."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from web.catalog.tree import PRICE_MODES
from web.core.db import Door
from web.core.sqlite import TooSlow
from web.index import tags
from web.index.words import spelled
from web.listings import entry, terms
from web.search.asked import SELLERS, Asked, Known, filters
from web.search.counts_store import Choice, Sum
from web.search.hiding import NOTHING, Hidden
from web.search.rules import query
from web.search.store import stamp

PHOTO, LOWERED = (":photo", "1"), (":lowered", "1")  # no question of a category has a colon
MODE, SELLER = ":mode", ":seller"
ASKERS = ("seller_type", "realty_seller")  # questions of a category about who sells
DONE = (":done", "")  # stands among the numbers of a base when none is missing
EVERY = ""  # stands beside a question when every make among the results has its number
FEW = 1_500  # results whose answers are read one by one
SAMPLE, MOST_MAKES = 120, 12  # the newest results, whose makes are counted; makes that get a number among many results
KEPT = 1_500  # bases whose numbers are kept in memory


class Numbers(NamedTuple):
    """Numbers of results by what would be chosen, up to 1,000; `whole` unless the time for counting was over."""

    of: dict[Choice, int]
    whole: bool


class Base(NamedTuple):
    """Choices counted among the results of one question; `makes` are questions answered in free words."""

    asked: Asked
    choices: tuple[Choice, ...]
    makes: tuple[str, ...]


def numbers(db: Door, known: Known, asked: Asked, hidden: Hidden = NOTHING) -> Numbers:
    """What each answer of the panel would find, if it were chosen instead of those chosen for the same question, without sellers
    who are hidden; nothing for quoted phrases, which the index alone cannot tell."""
    if query(asked).phrases:
        return Numbers({}, True)
    found: dict[Choice, int] = {}
    hidden = hidden._replace(listings=frozenset())
    sums, whole = Sum(db, hidden), True
    for base in bases(known, asked):
        kept = _kept(db, base, hidden)
        try:
            _count(sums, known, base, kept)
        except TooSlow:
            whole = False
        found.update(kept)
    return Numbers(found, whole)


def bases(known: Known, asked: Asked) -> list[Base]:
    """The questions to count among: that asked, and for what has answers already, the same without these."""
    asked, groups = asked.but(order="", unseen=False), []
    modes = asked.category.price_modes if asked.category else PRICE_MODES
    for attribute in filters(known, asked.category):
        without = asked.but(options=tuple(pair for pair in asked.options if pair[0] != attribute.code))
        if attribute.filter == "tri":
            groups.append(Base(without, ((attribute.code, "1"), (attribute.code, "0")), ()))
        elif attribute.filter == "multi":
            offered = [option.value for option in attribute.options] or [value for code, value in asked.options if code == attribute.code]
            groups.append(Base(without, tuple((attribute.code, value) for value in offered),
                               (attribute.code,) if attribute.kind == "text" else ()))
    sellers = SELLERS if asked.seller or not any(one.code in ASKERS for one in filters(known, asked.category)) else ()
    groups += [Base(asked.but(photo=False), (PHOTO,), ()), Base(asked.but(lowered=False), (LOWERED,), ()),
               Base(asked.but(seller=""), tuple((SELLER, kind) for kind in sellers), ()),
               Base(asked.but(mode=""), tuple((MODE, mode) for mode in modes), ())]
    return [Base(one, tuple(choice for group in groups if group.asked == one for choice in group.choices),
                 tuple(make for group in groups if group.asked == one for make in group.makes))
            for one in dict.fromkeys(group.asked for group in groups)]


def _kept(db: Door, base: Base, hidden: Hidden) -> dict[Choice, int]:
    """What is known of a base already; empty when something it depends on has moved since."""
    memory, now = db.database.memory.setdefault(numbers, {}), stamp(db, base.asked)
    key = (base.asked, base.choices, hidden.sellers)
    if key not in memory or memory[key][0] != now:
        if len(memory) >= KEPT:
            memory.clear()
        memory[key] = (now, {})
    return memory[key][1]


def _count(sums: Sum, known: Known, base: Base, kept: dict[Choice, int]) -> None:
    """Puts the numbers of a base into `kept`. Raises TooSlow when some are missing."""
    if DONE in kept:
        return
    if sums.size(base.asked, FEW + 1) <= FEW:
        seen = Counter(_answers(known, sums.rows(base.asked, FEW)))
        kept.update({choice: seen[choice] for choice in base.choices})
        kept.update({choice: n for choice, n in seen.items() if choice[0] in base.makes})
        kept.update({(make, EVERY): 0 for make in base.makes})
    else:
        wanted = {choice: tag(choice) for choice in (*base.choices, *_makes(sums, known, base)) if choice not in kept}
        sums.into(kept, base.asked, wanted)
    kept[DONE] = 0


def _makes(sums: Sum, known: Known, base: Base) -> list[Choice]:
    """The makes that stand most often in the newest results."""
    if not base.makes:
        return []
    seen = Counter(choice for choice in _answers(known, sums.rows(base.asked, SAMPLE)) if choice[0] in base.makes)
    return [choice for choice, _n in seen.most_common(MOST_MAKES)]


def _answers(known: Known, rows: Iterable[Any]) -> Iterable[Choice]:
    """Every choice that each of the listings would be found by."""
    questions: dict[int, dict[str, bool]] = {}
    spellings: dict[str, str] = {}

    def spell(text: str) -> str:
        if text not in spellings:
            spellings[text] = spelled(text)
        return spellings[text]

    for row in rows:
        number = row.category_id
        if number not in questions:
            questions[number] = terms.asked_by(known.catalog, number)
        values = entry.stored(row)
        yield from set(terms.chosen(values, questions[number], row.photos, spell))
        yield MODE, row.price_mode
        if seller := terms.seller_of(values):
            yield SELLER, seller
        if row.photos:
            yield PHOTO
        if row.lowered_from is not None:
            yield LOWERED


def tag(choice: Choice) -> str:
    """The tag in the index of the listings that a choice finds."""
    code, value = choice
    if code in (MODE, SELLER):
        return tags.price_mode(value) if code == MODE else tags.seller(value)
    return {PHOTO: tags.PHOTO, LOWERED: tags.LOWERED}.get(choice) or tags.option(code, value)
