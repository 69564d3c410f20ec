"""The tables of the inventory under few headings, by what they declare, so that a scope is chosen and not scrolled through."""

from collections.abc import Iterable

from web.core.held import Table
from web.core.i18n import N_, _

GROUPS = {
    "account": N_("The account"), "public": N_("What everybody sees of them"), "talk": N_("Conversations with others"),
    "rights": N_("What they decided, demanded or reported"), "site": N_("What the site wrote down about them"),
    "staff": N_("What staff did"),
}
_BY_VIEWER = {"everyone": "public", "both": "talk"}
_BY_SOURCE = {"staff": "staff", "you": "rights"}


def group(table: Table) -> str:
    """The heading of a table, by who sees it, who wrote it and on what ground it is held."""
    if table.seen_by in _BY_VIEWER:
        return _BY_VIEWER[table.seen_by]
    if table.ground == "contract":
        return "account"
    return _BY_SOURCE.get(table.source, "site")


def grouped(tables: Iterable[Table]) -> list[tuple[str, list[str]]]:
    """Each heading in words with the names of its tables; a heading without any is left out."""
    found: dict[str, list[str]] = {name: [] for name in GROUPS}
    for table in tables:
        found[group(table)].append(table.name)
    return [(_(GROUPS[name]), names) for name, names in found.items() if names]
