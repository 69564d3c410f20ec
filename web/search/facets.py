"""The questions of a category as the groups of the filter panel, ready markup: what does not depend on the reader is made once."""

from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup, escape

from web.catalog import kinds
from web.catalog.tree import Attribute
from web.core.i18n import _
from web.index.words import spelled
from web.search import counts
from web.search.address import IN, MAX, MIN
from web.search.asked import Asked, Known, filters
from web.search.reading import LONGEST_WORDS

CLOSED, OPEN, FOLD = '<details class="more">', '<details class="more" open>', '<details class="more low">'
SHOWN, FOLDED = 7, 3  # answers that stand in a group at once; fewer than this are not folded away
MOST = 999
Counted = Mapping[tuple[str, str], int]


def questions(known: Known, asked: Asked, language: str, numbers: Counted | None = None) -> Markup:
    """A group for each question of the category with what is asked for filled in, and with the number beside each answer."""
    if asked.category is None:
        return Markup()
    attributes = filters(known, asked.category)
    if numbers is None:
        groups = _blank(known, asked.category.id, language)
    else:
        groups = _groups(attributes, language, numbers, asked.options)
    return Markup("".join(_marked(group, asked) for group in groups))


def short(n: int | None) -> str:
    """A number as it stands beside an answer: whole up to 999; empty where nothing was counted."""
    return "" if n is None else str(n) if n <= MOST else f"{MOST}+"


@lru_cache(maxsize=600)
def _blank(known: Known, category_id: int, language: str) -> tuple[str, ...]:
    return _groups(filters(known, known.catalog.by_id(category_id)), language, {})


def _groups(attributes: list[Attribute], language: str, numbers: Counted, chosen: tuple[tuple[str, str], ...] = ()) -> tuple[str, ...]:
    found = [_group(attribute.name(language), _picks(attribute, language, numbers, chosen)) if attribute.filter == "multi" else
             _range(attribute, language) if attribute.filter == "range" else _text(attribute, language)
             for attribute in attributes if attribute.filter != "tri"]
    alone = [_yes_or_no(attribute, language, numbers) for attribute in attributes if attribute.filter == "tri"]
    groups = [*found, *([_group(_("Also"), "".join(alone))] if alone else [])]
    return (groups[0].replace(CLOSED, OPEN, 1), *groups[1:]) if groups else ()


def _picks(attribute: Attribute, language: str, numbers: Counted, chosen: tuple[tuple[str, str], ...]) -> str:
    if attribute.kind == "text":
        names = makes(attribute, numbers, chosen)
    else:
        names = {option.value: option.name(language) for option in attribute.options}
    made = [_pick(attribute, value, name, numbers.get((attribute.code, value))) for value, name in names.items()]
    if len(made) <= SHOWN + FOLDED:
        return "".join(made)
    more, shown, inside = _("More: %(n)s", n=len(made) - SHOWN), "".join(made[:SHOWN]), "".join(made[SHOWN:])
    return f"{shown}{FOLD}<summary>{more}</summary><div>{inside}</div></details>"


def makes(attribute: Attribute, numbers: Counted, chosen: tuple[tuple[str, str], ...] = ()) -> dict[str, str]:
    """The makes to offer, by their one spelling, with their names: the most frequent first, then, unless every make was counted,
    those suggested."""
    suggested = _suggested(attribute.suggest)
    counted = {value: n for (code, value), n in numbers.items() if code == attribute.code}
    frequent = sorted((value for value, n in counted.items() if n), key=lambda value: (-counted[value], value))
    asked = [value for code, value in chosen if code == attribute.code]
    others = () if (attribute.code, counts.EVERY) in numbers else suggested
    return {value: suggested.get(value) or value.title() for value in dict.fromkeys([*frequent, *asked, *others])}


@lru_cache(maxsize=20)
def _suggested(names: tuple[str, ...]) -> dict[str, str]:
    return {spelled(name): name for name in names}


def _pick(attribute: Attribute, value: str, name: str, n: int | None) -> str:
    """A make has an id: such lists come in another order when numbers change, and what is ticked must go with it."""
    known = f' id="{escape(attribute.code)}-{escape(value.replace(" ", "_"))}"' if attribute.kind == "text" and n is not None else ""
    number = "" if n is None else f'<span class="num">{short(n)}</span>'
    return (f'<label class="pick{" muted" if n == 0 else ""}"{known}><input type="checkbox" name="has" '
            f'value="{escape(attribute.code)}.{escape(value)}"><span>{escape(name)}</span>{number}</label>')


def _yes_or_no(attribute: Attribute, language: str, numbers: Counted) -> str:
    words = [(value, _(word), numbers.get((attribute.code, value))) for value, word in (("1", "Yes"), ("0", "No"))]
    offered = "".join(f'<option value="{escape(attribute.code)}.{value}">{word}{f" ({short(n)})" if n is not None else ""}</option>'
                      for value, word, n in words)
    return (f'<label class="tri"><span>{escape(attribute.name(language))}</span><select class="input" name="has">'
            f'<option value="">{_("Any")}</option>{offered}</select></label>')


def _range(attribute: Attribute, language: str) -> str:
    name = titled(attribute, language)
    mode = "numeric" if attribute.kind in ("int", "year", "money") and (attribute.min_value or 0) >= 0 else "decimal"
    if (attribute.min_value or 0) < 0:
        mode = "text"  # the numeric keyboard of some telephones has no minus
    fields = "".join(
        f'<input class="input" name="{side}{escape(attribute.code)}" inputmode="{mode}" maxlength="20" autocomplete="off" '
        f'aria-label="{escape(name)}: {word}" placeholder="{word}">' for side, word in ((MIN, _("from")), (MAX, _("up to"))))
    return _group(name, f'<div class="pair">{fields}</div>')


def _text(attribute: Attribute, language: str) -> str:
    name = attribute.name(language)
    return _group(name, f'<input class="input" name="{IN}{escape(attribute.code)}" maxlength="{LONGEST_WORDS}" autocomplete="off" '
                        f'aria-label="{escape(name)}">')


def titled(attribute: Attribute, language: str) -> str:
    """The name of a question with the unit of its answer."""
    unit = kinds.unit(attribute.unit, language)
    return attribute.name(language) + (f", {unit}" if unit else "")


def _group(name: str, inside: str) -> str:
    return f'{CLOSED}<summary>{escape(name)}</summary><div class="picks" role="group" aria-label="{escape(name)}">{inside}</div></details>'


def _marked(group: str, asked: Asked) -> str:
    """A group with what is chosen ticked or filled in; it stands open then."""
    was = group
    for code, value in asked.options:
        mark = f'value="{escape(code)}.{escape(value)}"'
        group = group.replace(f"<option {mark}", f"<option {mark} selected", 1).replace(mark + "><span", mark + " checked><span", 1)
    for code, low, high in asked.bounds:
        for side, number in ((MIN, low), (MAX, high)):
            group = _filled(group, side + code, "" if number is None else format(number, "f"))
    for code, words in asked.texts:
        group = _filled(group, IN + code, words)
    if group == was:
        return group
    shown, fold, rest = group.replace(CLOSED, OPEN, 1).partition(FOLD)
    return shown + (fold.replace(">", " open>") if " checked>" in rest else fold) + rest


def _filled(group: str, name: str, text: str) -> str:
    return group.replace(f'name="{escape(name)}"', f'name="{escape(name)}" value="{escape(text)}"', 1) if text else group
