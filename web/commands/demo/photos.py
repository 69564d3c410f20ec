"""Draws the photos of invented listings: a thing in a place, in matched colours, as JPEG bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from web.commands.demo.dice import Dice
from web.commands.demo.palettes import FURS, SETS, roles
from web.commands.demo.scenes import scene
from web.commands.demo.strokes import Pen
from web.commands.demo.vocabulary import data

WIDTH = 1280
QUALITY = 82
VARIANTS = 3  # of each background
INDOORS = ("room", "table")  # where walls have the colours of the palette
FLOOR = 240  # units from the top; things stand there however near they are
Shape = tuple[str, str, tuple[float, ...]]


@dataclass(frozen=True)
class Look:
    """How one thing looks: numbers of a palette and a fur, an answer about colour, and how near it is."""

    palette: int
    fur: int
    colour: str = ""
    zoom: float = 1.0


def motifs() -> tuple[str, ...]:
    """The names of everything that can be drawn."""
    return tuple(data("drawings"))


def photo(motif: str, key: object, index: int = 0, colour: str = "", width: int = WIDTH) -> bytes:
    """A JPEG of 4:3. One key is one thing: its photos, numbered by index, show it in the same colours, nearer or
    further away. `colour` is an answer such as «white», or empty. Raises KeyError for a motif that is unknown."""
    thing, view = Dice("photo", motif, key), Dice("view", motif, key, index)
    palette, fur = thing.below(len(SETS)), thing.below(len(FURS))
    zoom = 1.0 if index == 0 else 0.78 + 0.4 * view.share()
    image = picture(motif, Look(palette, fur, colour, zoom), view.below(VARIANTS), width)
    if view.chance(0.5):
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    found = BytesIO()
    image.save(found, "JPEG", quality=QUALITY)
    return found.getvalue()


def picture(motif: str, look: Look, variant: int, width: int = WIDTH) -> Image.Image:
    """The drawing itself, with its background; edges are smoothed by drawing twice as large."""
    size = (width, width * 3 // 4)
    place = data("drawings")[motif]["scene"]
    background = scene(place, look.palette if place in INDOORS else 0, variant, size)
    large = background.resize((size[0] * 2, size[1] * 2), Image.Resampling.NEAREST)
    scale = width * 2 / 400 * look.zoom
    shift = 200 / look.zoom - 200, FLOOR / look.zoom - FLOOR
    pen = Pen(ImageDraw.Draw(large), scale, roles(look.palette, look.fur, look.colour), shift)
    for kind, colour, numbers in _shapes(motif):
        pen.shape(kind, colour, numbers)
    return large.reduce(2)


@cache
def _shapes(motif: str) -> Sequence[Shape]:
    return tuple(_shape(line.split()) for line in data("drawings")[motif]["shapes"])


def _shape(words: list[str]) -> Shape:
    kind, colour, *rest = words
    return kind, colour, tuple(float(each) for each in rest)
