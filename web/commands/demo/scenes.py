"""The places that things are drawn in: a room, a table, outdoors, the water; with the shadow of the thing."""

from functools import cache, lru_cache

from PIL import Image, ImageDraw, ImageFilter

from web.commands.demo.palettes import OUTDOORS, SETS, WATER, Colour, colour, mixed

HORIZON = {"room": 0.72, "table": 0.62, "outdoor": 0.70, "water": 0.62}
SHADOW = (0.14, 0.76, 0.88, 0.87)  # left, top, right, bottom as shares
DARKEST = 70  # of 255
KEPT = 16  # backgrounds in memory; one of 1280 by 960 takes 5 MB


@lru_cache(maxsize=KEPT)
def scene(kind: str, palette: int, variant: int, size: tuple[int, int]) -> Image.Image:
    """A background of this size; to be copied, not drawn upon."""
    sky, ground = _tones(kind, palette)
    width, height = size
    line = int(height * HORIZON[kind])
    image = Image.new("RGB", size)
    image.paste(_gradient(*sky, (width, line)), (0, 0))
    image.paste(_gradient(*ground, (width, height - line)), (0, line))
    _decorate(image, kind, variant, sky, ground, line)
    if kind != "water":
        image.paste(Image.new("RGB", size, mixed(ground[1], (30, 30, 40), 0.6)), (0, 0), _shadow(size))
    return image


def _tones(kind: str, palette: int) -> tuple[tuple[Colour, Colour], tuple[Colour, Colour]]:
    nature = {"outdoor": OUTDOORS, "water": WATER}.get(kind)
    if nature:
        return tuple(map(colour, nature["sky"])), tuple(map(colour, nature["ground"]))
    _, _, top, bottom, floor = map(colour, SETS[palette])
    if kind == "table":
        floor = mixed(floor, (255, 250, 240), 0.35)
    return (top, bottom), (mixed(floor, (255, 255, 255), 0.12), floor)


def _gradient(top: Colour, bottom: Colour, size: tuple[int, int]) -> Image.Image:
    strip = Image.new("RGB", (1, 2))
    strip.putdata([top, bottom])
    return strip.resize(size, Image.Resampling.BILINEAR)


def _decorate(image: Image.Image, kind: str, variant: int, sky: tuple[Colour, Colour],
              ground: tuple[Colour, Colour], line: int) -> None:
    draw, unit = ImageDraw.Draw(image), image.width / 400
    pale = mixed(sky[1], (255, 255, 255), 0.45)
    if kind in ("outdoor", "water"):
        _hills(draw, unit, variant, mixed(sky[1], ground[0], 0.55), line)
        for x, y in ((40 + variant * 70, 40), (250 - variant * 30, 64)):
            _cloud(draw, unit, x, y, pale)
        return
    if variant == 0:
        draw.ellipse([each * unit for each in (90, 10, 310, 230)], pale)
    elif variant == 1:
        draw.rounded_rectangle([each * unit for each in (24, 20, 108, 120)], 6 * unit, pale)
        draw.rounded_rectangle([each * unit for each in (300, 36, 376, 104)], 6 * unit, pale)
    else:
        for x in range(-120, 400, 90):
            draw.polygon([each * unit for each in (x, 0, x + 30, 0, x + 190, line / unit, x + 160, line / unit)], pale)
    _floor(draw, unit, kind, mixed(ground[1], (60, 40, 30), 0.12), line, image.size)


def _floor(draw: ImageDraw.ImageDraw, unit: float, kind: str, tone: Colour, line: int, size: tuple[int, int]) -> None:
    draw.rectangle((0, line, size[0], line + 3 * unit), tone)
    if kind == "room":
        for x in range(-6, 12):
            draw.line((200 * unit + (x - 2.5) * 46 * unit, line, 200 * unit + (x - 2.5) * 90 * unit, size[1]), tone,
                      round(unit))


def _hills(draw: ImageDraw.ImageDraw, unit: float, variant: int, tone: Colour, line: int) -> None:
    base = line / unit
    for x, reach in ((-60, 150), (90 + 40 * variant, 190), (300 - 30 * variant, 160)):
        draw.polygon([each * unit for each in (x, base, x + reach / 2, base - reach * 0.34, x + reach, base)], tone)


def _cloud(draw: ImageDraw.ImageDraw, unit: float, x: float, y: float, tone: Colour) -> None:
    for left, top, width in ((0, 8, 40), (18, 0, 40), (40, 8, 46)):
        draw.ellipse([each * unit for each in (x + left, y + top, x + left + width, y + top + 24)], tone)


@cache
def _shadow(size: tuple[int, int]) -> Image.Image:
    small = Image.new("L", (200, 150))
    box = [share * side for share, side in zip(SHADOW, (200, 150, 200, 150), strict=True)]
    ImageDraw.Draw(small).ellipse(box, DARKEST)
    return small.filter(ImageFilter.GaussianBlur(5)).resize(size, Image.Resampling.BILINEAR)
