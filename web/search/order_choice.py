"""The orders that results can be put in, each with its address, and the words of the pager in each."""

from typing import NamedTuple

from web.core.i18n import N_, _
from web.places.country import Town
from web.search.address import address
from web.search.asked import ORDERS, Asked, Known

NAMES = {"": N_("newest"), "cheap": N_("cheapest"), "dear": N_("dearest"), "near": N_("nearest"), "best": N_("best match")}
AROUND = 100  # km: how far the nearest may be when nobody chose a radius


class Choice(NamedTuple):
    """The name of an order, the address of the same question in it, and whether it is the one in force."""

    name: str
    path: str
    chosen: bool


def choices(known: Known, asked: Asked) -> list[Choice]:
    """The orders that make sense, the one in force first: the nearest needs a town to be near to, the best match needs words."""
    fit = [order for order in ORDERS if (order != "near" or isinstance(asked.place, Town)) and (order != "best" or asked.words)]
    return [Choice(_(NAMES[order]), address(known, _put(known, asked, order)), order == asked.order)
            for order in sorted(fit, key=lambda order: order != asked.order)]


def _put(known: Known, asked: Asked, order: str) -> Asked:
    """The same question in that order; the nearest are looked for around the town, not only in it."""
    if order != "near" or asked.km or asked.place is None:
        return asked.but(order=order)
    return asked.but(order=order, km=AROUND, around=tuple(town.id for town, _km in known.country.near(asked.place.id, AROUND)))


def pager(asked: Asked) -> tuple[str, str]:
    """What the ways to the page before and to the page after are called."""
    return (_("Previous page"), _("Next page")) if asked.order else (_("Newer"), _("Older"))
