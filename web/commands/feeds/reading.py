"""Reads a shop's feed of any known format as a stream of offers and problems."""

from collections.abc import Iterator
from pathlib import Path

from web.commands.feeds import merchant, yml
from web.commands.feeds.encoding import kind
from web.commands.feeds.markup import Walk
from web.commands.feeds.offer import FeedBroken, Offer, Problem
from web.commands.feeds.table import read_table

_SHAPES = {
    "yml_catalog": (yml.RECORDS, yml.Catalogue),
    "rss": (merchant.ITEMS, merchant.Merchant),
    "feed": (merchant.ENTRIES, merchant.Merchant),
}
_WANTED = {root: wanted for root, (wanted, _) in _SHAPES.items()}


def read(path: Path) -> Iterator[Offer | Problem]:
    """Offers and problems in the file's order, one at a time; the format is found by content.

    Never raises for what stands in the file: a record that cannot be read is a Problem and reading goes on; a file
    that cannot be read any further ends with one Problem of kind "file". Opens nothing but `path`.
    """
    records = 0
    try:
        for found in _found(Path(path)):
            records += not (isinstance(found, Problem) and found.kind == "notice")
            yield found
    except FeedBroken as broken:
        yield Problem(broken.line, str(broken), "file")
    except OSError as error:
        yield Problem(0, f"The file cannot be read: {error.strerror or error}.", "file")
    else:
        if not records:
            yield Problem(0, "The file holds no offers.", "file")


def _found(path: Path) -> Iterator[Offer | Problem]:
    return read_table(path) if kind(path) == "table" else _read_markup(path)


def _read_markup(path: Path) -> Iterator[Offer | Problem]:
    with path.open("rb") as stream:
        walk = Walk(stream, _WANTED)
        shape = None
        for node in walk:
            shape = shape or _SHAPES[walk.root][1]()
            yield from shape.take(node)
