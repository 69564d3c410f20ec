"""What the command line says about an import, checked before the first offer is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from web.commands.feeds.matching import Guess, known_slug
from web.commands.feeds.offer import Unreadable
from web.commands.feeds.photos import Folder
from web.commands.feeds.rubrics import Rubric


@dataclass(frozen=True)
class Choices:
    """The choices of one import; make them with `choose`, which checks them."""

    ours: Mapping[str, Rubric]
    guess: Guess
    category: str = ""
    pairs: Mapping[str, str] = field(default_factory=dict)
    rates: Mapping[str, Decimal] = field(default_factory=dict)
    photos: Folder = Folder(None)
    max_photos: int = 10
    place: str = ""


def choose(
    ours: Mapping[str, Rubric],
    *,
    category: str = "",
    pairs: Mapping[str, str] | None = None,
    rates: Mapping[str, Decimal] | None = None,
    photos: Path | None = None,
    max_photos: int = 10,
    place: str = "",
) -> Choices:
    """Checked choices; raises Unreadable for a category that takes no listings or a folder that is not there.

    pairs: what `matching.load_map` read from --map; rates: what `money.parse_rates` read; place: for offers that
    name none.
    """
    if category:
        category = known_slug(category, ours)
    if photos and not photos.is_dir():
        raise Unreadable(f"--photos {photos}: there is no such folder")
    return Choices(ours, Guess(ours), category, pairs or {}, rates or {}, Folder(photos), max_photos, place)
