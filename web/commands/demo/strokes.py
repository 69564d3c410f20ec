"""The shapes that drawings are made of, on a canvas of 400 by 300 units."""

from collections.abc import Callable, Mapping, Sequence
from math import cos, hypot, pi, sin, tau

from PIL import ImageDraw

from web.commands.demo.palettes import Colour

Points = list[tuple[float, float]]


class Pen:
    """Draws in units, whatever the size of the picture is; `shift` moves all by so many units."""

    def __init__(self, draw: ImageDraw.ImageDraw, scale: float, colours: Mapping[str, Colour],
                 shift: tuple[float, float] = (0, 0)):
        self._draw, self._scale, self._colours, self._shift = draw, scale, colours, shift

    def shape(self, kind: str, colour: str, numbers: Sequence[float]) -> None:
        """Draws one shape; KeyError if the kind or the colour is unknown."""
        KINDS[kind](self, self._colours[colour], numbers)

    def _box(self, fill: Colour, n: Sequence[float]) -> None:
        self._draw.rounded_rectangle(self._scaled(n[:4]), self._scale * n[4], fill)

    def _oval(self, fill: Colour, n: Sequence[float]) -> None:
        self._draw.ellipse(self._scaled(n), fill)

    def _poly(self, fill: Colour, n: Sequence[float]) -> None:
        self._draw.polygon(self._scaled(n), fill)

    def _line(self, fill: Colour, n: Sequence[float]) -> None:
        points, radius = self._scaled(n[1:]), n[0] * self._scale / 2
        self._draw.line(points, fill, round(radius * 2), "curve")
        for x, y in (points[:2], points[-2:]):
            self._draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill)

    def _ring(self, fill: Colour, n: Sequence[float]) -> None:
        self._draw.ellipse(self._scaled(n[1:]), outline=fill, width=round(n[0] * self._scale))

    def _arc(self, fill: Colour, n: Sequence[float]) -> None:
        self._draw.arc(self._scaled(n[1:5]), n[5], n[6], fill, round(n[0] * self._scale))

    def _pie(self, fill: Colour, n: Sequence[float]) -> None:
        self._draw.pieslice(self._scaled(n[:4]), n[4], n[5], fill)

    def _gear(self, fill: Colour, n: Sequence[float]) -> None:
        x, y, radius, teeth = n
        points: Points = []
        for step in range(int(teeth) * 4):
            reach = radius * (1.1 if step % 4 < 2 else 0.9)
            points.append((x + reach * cos(tau * step / teeth / 4), y + reach * sin(tau * step / teeth / 4)))
        self._poly(fill, [each for point in points for each in point])

    def _star(self, fill: Colour, n: Sequence[float]) -> None:
        x, y, radius, rays = n
        for step in range(int(rays)):
            angle = tau * step / rays - pi / 2
            self._line(fill, (12, x, y, x + radius * cos(angle), y + radius * sin(angle)))

    def _grid(self, fill: Colour, n: Sequence[float]) -> None:
        x, y, rows, columns, width, height, right, down = n
        for place in range(int(rows * columns)):
            left, top = x + place % columns * right, y + place // columns * down
            self._box(fill, (left, top, left + width, top + height, 2))

    def _leaf(self, fill: Colour, n: Sequence[float]) -> None:
        x0, y0, x1, y1, width = n
        length = hypot(x1 - x0, y1 - y0)
        across, along = (-(y1 - y0) / length, (x1 - x0) / length), (x1 - x0, y1 - y0)
        shape: list[float] = []
        for side in (1, -1):
            steps = range(9) if side == 1 else range(8, -1, -1)
            for share, bulge in ((step / 8, sin(pi * step / 8) * width / 2 * side) for step in steps):
                shape += (x0 + along[0] * share + across[0] * bulge, y0 + along[1] * share + across[1] * bulge)
        self._poly(fill, shape)

    def _zig(self, fill: Colour, n: Sequence[float]) -> None:
        x, y, end, height = n
        while x < end:
            self._poly(fill, (x, y, x + height, y + height, x + 2 * height, y))
            x += 2 * height

    def _stripes(self, fill: Colour, n: Sequence[float]) -> None:
        x0, y0, x1, y1, count = n
        width = (x1 - x0) / count
        for place in range(int(count)):
            tone = fill if place % 2 == 0 else self._colours["w"]
            left = x0 + place * width
            self._box(tone, (left, y0, left + width, y1, 0))
            self._oval(tone, (left, y1 - width / 2, left + width, y1 + width / 2))

    def _wall(self, fill: Colour, n: Sequence[float]) -> None:
        x0, y0, x1, y1, gap, width, height = n
        for row in range(int((y1 - y0) // (height + gap / 2))):
            top = y1 - (row + 1) * (height + gap / 2)
            left = x0 - (width / 2 if row % 2 else 0)
            while left < x1:
                self._box(fill, (max(left, x0), top, max(min(left + width - gap / 2, x1), x0 + 1), top + height, 2))
                left += width

    def _keys(self, fill: Colour, n: Sequence[float]) -> None:
        x0, y0, x1, y1, count = n
        width, dark = (x1 - x0) / count, self._colours["k"]
        for place in range(int(count)):
            left = x0 + place * width
            self._box(fill, (left, y0, left + width - 1.5, y1, 1))
            if place % 7 not in (0, 3):
                self._box(dark, (left - width * 0.3, y0, left + width * 0.3, y0 + (y1 - y0) * 0.6, 1))

    def _drop(self, fill: Colour, n: Sequence[float]) -> None:
        x, y, size = n
        self._poly(fill, (x, y, x + size * 0.55, y + size * 0.95, x - size * 0.55, y + size * 0.95))
        self._oval(fill, (x - size * 0.62, y + size * 0.6, x + size * 0.62, y + size * 1.8))

    def _scaled(self, numbers: Sequence[float]) -> list[float]:
        return [(each + self._shift[place % 2]) * self._scale for place, each in enumerate(numbers)]


KINDS: dict[str, Callable[[Pen, Colour, Sequence[float]], None]] = {
    name: getattr(Pen, f"_{name}") for name in ("box", "oval", "poly", "line", "ring", "arc", "pie", "gear", "star",
                                                "grid", "leaf", "zig", "stripes", "wall", "keys", "drop")
}
