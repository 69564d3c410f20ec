"""Colours of the drawn photos: a few matched sets, and the shades made from them."""

from collections.abc import Mapping
from functools import cache

Colour = tuple[int, int, int]
STEP = 0.22  # how far a lighter or darker shade lies from its colour

# main, accent, wall at the top, wall at the bottom, floor
SETS = (
    ("#3f7cac", "#f2a65a", "#e9f1f5", "#cfe0e8", "#b9a48c"),
    ("#d1603d", "#4d7c8a", "#fbf1e6", "#f3dfc8", "#a98467"),
    ("#5b8e7d", "#f4a259", "#eef4ec", "#d6e6d4", "#bfa98a"),
    ("#7d5ba6", "#f2c14e", "#f2edf7", "#dcd0ea", "#b39ab0"),
    ("#bc4b51", "#5b8e7d", "#faeeee", "#efd3d2", "#b08d79"),
    ("#2a9d8f", "#e76f51", "#e8f5f2", "#c5e4de", "#c2ab85"),
    ("#33658a", "#f6ae2d", "#eaf0f6", "#c9d8e6", "#9c8f80"),
    ("#8a6d4b", "#6a994e", "#f6f1e7", "#e6d9c0", "#a58a6a"),
    ("#e07a5f", "#3d405b", "#fdf3ec", "#f6dccc", "#b79a84"),
    ("#52796f", "#cad2c5", "#eef2ef", "#d0dcd4", "#a3907a"),
)
FIXED = {"w": "#fbfaf6", "k": "#30343f", "g": "#b4bbc4", "s": "#a9d3e8", "n": "#a9774f", "l": "#6fa35a", "y": "#f3c95f",
         "r": "#d9534f", "c": "#c06b4e", "v": "#b9e0ee"}
# by the answer about colour
SAID = {"white": "#f1efe8", "black": "#3b3e47", "grey": "#9aa4ae", "red": "#c8433f", "blue": "#2f6aa8",
        "green": "#4c8a5b", "brown": "#8a5f42", "yellow": "#e0b23c"}
FURS = ("#b98a5e", "#8c8f96", "#d8b58a", "#5a4a42", "#e0a458")
OUTDOORS = {"sky": ("#bfe0f2", "#eaf5fa"), "ground": ("#b7cf8f", "#9dbb76")}
WATER = {"sky": ("#cfeaf3", "#eef8fa"), "ground": ("#7fbcd2", "#4f97b5")}


def colour(code: str) -> Colour:
    """Red, green and blue of «#rrggbb»."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """As much of the other colour as the share says."""
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other, strict=True))


@cache
def roles(number: int, fur: int, said: str = "") -> Mapping[str, Colour]:
    """Colours by the letter used in drawings, each with a lighter (+) and a darker (-) shade; the main one is `said`
    where that is a known answer about colour."""
    main, accent, *_ = SETS[number % len(SETS)]
    base = {"a": SAID.get(said, main), "b": accent, "f": FURS[fur % len(FURS)], **FIXED}
    found: dict[str, Colour] = {}
    for name, code in base.items():
        rgb = colour(code)
        found |= {name: rgb, name + "+": mixed(rgb, (255, 255, 255), STEP), name + "-": mixed(rgb, (20, 24, 40), STEP)}
    return found
