"""The filter panel's long lists as ready markup, made once for each language, with marks put on what is chosen."""

from functools import lru_cache

from markupsafe import Markup, escape

from web.catalog.tree import PRICE_MODES, Attribute
from web.core.i18n import N_, _
from web.places.country import Country
from web.search import place as places
from web.search.asked import Asked, Known, filters

MODES = {"fixed": N_("Fixed price"), "negotiable": N_("Negotiable"), "free": N_("For free"), "exchange": N_("Exchange"),
         "wanted": N_("Wanted"), "salary": N_("Salary")}
CLOSED, OPEN = '<details class="more">', '<details class="more" open>'


def place_options(known: Known, asked: Asked, language: str) -> Markup:
    """Options of every region and town, with the one asked for selected."""
    text = _all_places(known.country, language)
    chosen = places.slug(known.country, asked.place) if asked.place else ""
    return Markup(text.replace(f'value="{chosen}"', f'value="{chosen}" selected', 1))


def mode_options(asked: Asked) -> list[tuple[str, str]]:
    """The kinds of price that the category offers, as value and name; none when there is no choice."""
    modes = asked.category.price_modes if asked.category else PRICE_MODES
    return [(mode, _(MODES[mode])) for mode in modes] if len(modes) > 1 else []


def choices(known: Known, asked: Asked, language: str) -> Markup:
    """The questions of the category as groups of checkboxes, with the answers asked for ticked."""
    if asked.category is None:
        return Markup()
    marks = [f'value="{escape(code)}.{escape(value)}"' for code, value in asked.options]
    return Markup("".join(_marked(group, marks) for group in _all_choices(known, asked.category.id, language)))


def _marked(group: str, marks: list[str]) -> str:
    """A group with what is chosen ticked; it stands open then."""
    for mark in marks:
        if mark in group:
            group = group.replace(mark, mark + " checked", 1).replace(CLOSED, OPEN, 1)
    return group


@lru_cache(maxsize=8)
def _all_places(country: Country, language: str) -> str:
    plain, groups = [_option("", _("All Kazakhstan"))], []
    for region in country.regions:
        towns = country.towns_of(region.id)
        if len(towns) == 1:
            plain.append(_option(towns[0].slug, towns[0].name(language)))
            continue
        inside = [_option(places.slug(country, region), _("The whole region")),
                  *(_option(town.slug, town.name(language)) for town in towns)]
        groups.append(f'<optgroup label="{escape(region.name(language))}">{"".join(inside)}</optgroup>')
    return "".join(plain + groups)


def _option(value: str, name: str) -> str:
    return f'<option value="{escape(value)}">{escape(name)}</option>'


@lru_cache(maxsize=600)
def _all_choices(known: Known, category_id: int, language: str) -> tuple[str, ...]:
    attributes = filters(known, known.catalog.by_id(category_id))
    groups = [_group(attribute.name(language), _answers(attribute, language))
              for attribute in attributes if attribute.options]
    alone = [_pick(attribute.code, "1", attribute.name(language))
             for attribute in attributes if attribute.kind == "bool"]
    found = groups + ([_group(_("Also"), alone)] if alone else [])
    return (found[0].replace(CLOSED, OPEN, 1), *found[1:]) if found else ()


def _answers(attribute: Attribute, language: str) -> list[str]:
    return [_pick(attribute.code, option.value, option.name(language)) for option in attribute.options]


def _pick(code: str, value: str, name: str) -> str:
    return (f'<label class="pick"><input type="checkbox" name="has" value="{escape(code)}.{escape(value)}">'
            f"<span>{escape(name)}</span></label>")


def _group(name: str, picks: list[str]) -> str:
    return (f'{CLOSED}<summary>{escape(name)}</summary>'
            f'<div class="picks" role="group" aria-label="{escape(name)}">{"".join(picks)}</div></details>')
