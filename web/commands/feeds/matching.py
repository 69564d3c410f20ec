"""Finds our category for a feed's one: by a mapping file, by our own slug, or by words when there is no doubt."""

import csv
from collections.abc import Mapping
from pathlib import Path

from web.commands.feeds.encoding import kind, table_encoding
from web.commands.feeds.offer import FeedBroken, Offer, Unreadable
from web.commands.feeds.rubrics import Rubric
from web.commands.feeds.table import bounded_lines, category_path, sniff
from web.commands.feeds.words import fold, stems

LEFT_OUT = "-"
# a shop's "Фото и видео" are cameras: services and jobs are found only when the path names them too
_NOT_GOODS = frozenset({"services", "jobs"})
_MAX_REMEMBERED = 10_000


def written(offer: Offer) -> str:
    """The offer's category as the feed has it, for people: its path, else its hint or number."""
    return " > ".join(offer.category_path) or offer.category_hint or offer.category_id


def known_slug(slug: str, ours: Mapping[str, Rubric]) -> str:
    """The slug of a category that takes listings, given as slug or address (home/furniture); raises Unreadable."""
    own = slug.rpartition("/")[2]
    if own in ours and slug in (own, ours[own].address):
        return own
    near = [one.slug for one in ours.values() if one.address.startswith(f"{slug}/")][:4]
    more = f"; did you mean {', '.join(near)}?" if near else ""
    raise Unreadable(f"no category that takes listings is named “{slug[:60]}”{more}")


def load_map(path: Path, ours: Mapping[str, Rubric]) -> dict[str, str]:
    """A mapping file: rows of feed category (name, path or number) and our slug, or "-" to leave it out.

    Raises Unreadable with the line for a row that is not such a pair; blank rows and rows with # are passed over.
    """
    try:
        if kind(path) != "table":
            raise Unreadable(f"{path.name} is not a CSV table")
        with path.open(encoding=table_encoding(path), errors="replace", newline="") as stream:
            text = "".join(bounded_lines(stream))
    except (OSError, FeedBroken) as error:
        raise Unreadable(f"{path.name} cannot be read: {error}") from None
    pairs: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            name, slug = _pair(line, f"{path.name}, line {number}", ours)
            pairs[name] = slug
    return pairs


def _pair(line: str, where: str, ours: Mapping[str, Rubric]) -> tuple[str, str]:
    cells = [cell.strip() for cell in next(csv.reader([line], delimiter=sniff(line)))]
    if len(cells) != 2 or not all(cells):
        raise Unreadable(f"{where}: expected two cells, the feed's category and our slug")
    try:
        slug = cells[1] if cells[1] == LEFT_OUT else known_slug(cells[1], ours)
    except Unreadable as error:
        raise Unreadable(f"{where}: {error}") from None
    return path_name(category_path(cells[0])), slug


def path_name(path: tuple[str, ...]) -> str:
    """One comparable name for a path of category names."""
    return " > ".join(fold(name) for name in path)


def mapped(offer: Offer, pairs: Mapping[str, str]) -> str:
    """What the mapping says for the offer: its number, whole path, own name, then each name above it; else ""."""
    path = offer.category_path
    tries = [fold(offer.category_id)] if offer.category_id else []
    for end in range(len(path), 0, -1):
        tries += [path_name(path[:end]), fold(path[end - 1])]
    if offer.category_hint:
        tries += [path_name(category_path(offer.category_hint)), fold(offer.category_hint)]
    return next((pairs[name] for name in tries if name in pairs), "")


class Guess:
    """Finds our category by the words of the feed's names, and says nothing when two fit or none fits well."""

    def __init__(self, ours: Mapping[str, Rubric]):
        self._ours = ours
        self._names = [
            (slug, stems(name), stems(above))
            for slug, one in ours.items()
            for name, above in zip(one.names, one.parents, strict=True)
        ]
        self._slugs = {name: slug for slug, one in ours.items() for name in (slug, one.address)}
        self._remembered: dict[tuple[str, ...], str] = {}

    def find(self, path: tuple[str, ...]) -> str:
        """The slug for this path of names, or "" when unsure; our own slug written in the feed counts as sure."""
        if path not in self._remembered:
            if len(self._remembered) >= _MAX_REMEMBERED:
                self._remembered.clear()
            self._remembered[path] = self._look(path)
        return self._remembered[path]

    def _look(self, path: tuple[str, ...]) -> str:
        named = path[-1].lower() if path else ""
        if slug := self._slugs.get(named, ""):
            return slug
        leaf = stems(path[-1]) if path else frozenset()
        above = stems(" ".join(path[:-1]))
        scores: dict[str, int] = {}
        for slug, own, parent in self._names if leaf else ():
            score = _score(leaf, above, own, parent)
            if self._ours[slug].address.partition("/")[0] not in _NOT_GOODS or score > 3:
                scores[slug] = max(scores.get(slug, 0), score)
        best = max(scores.values(), default=0)
        winners = [slug for slug, score in scores.items() if score == best]
        return winners[0] if best and len(winners) == 1 else ""


def _score(leaf: frozenset[str], above: frozenset[str], own: frozenset[str], parent: frozenset[str]) -> int:
    """How well our name fits a feed's path: the same words, or all ours in its path and its own name in ours; else 0.

    Agreement of what stands above weighs more: "Детский мир > Мебель" is children's furniture, not furniture.
    """
    agreed = bool(above & parent)
    if leaf == own:
        return 5 if agreed else 3
    if own and own <= leaf | above and leaf <= own | parent and leaf & own:
        return 4 if agreed else 3
    return 0
