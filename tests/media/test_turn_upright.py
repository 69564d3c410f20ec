"""A phone writes down how it was held; the site shows every photo upright."""

import pytest
from PIL import Image

from tests.media.pictures import saved
from web.media.files import files_of
from web.media.names import new_name
from web.media.picture import process

CORNERS = {("top", "left"): "red", ("top", "right"): "lime", ("bottom", "left"): "blue", ("bottom", "right"): "white"}
OPPOSITE = {"top": "bottom", "bottom": "top", "left": "right", "right": "left"}
# By the EXIF standard: the side of the scene that the stored first row shows, and the one that the first column shows.
SIDES = {1: ("top", "left"), 2: ("top", "right"), 3: ("bottom", "right"), 4: ("bottom", "left"),
         5: ("left", "top"), 6: ("right", "top"), 7: ("right", "bottom"), 8: ("left", "bottom")}


def stored(value: int, kind: str) -> bytes:
    """A scene of 400 × 300 with a colour in each corner, as a camera held that way stores it."""
    row, column = SIDES[value]
    image = Image.new("RGB", (400, 300) if value < 5 else (300, 400))
    width, height = image.width // 2, image.height // 2
    for y, across in enumerate((row, OPPOSITE[row])):
        for x, down in enumerate((column, OPPOSITE[column])):
            colour = CORNERS.get((across, down)) or CORNERS[down, across]
            image.paste(colour, (x * width, y * height, (x + 1) * width, (y + 1) * height))
    exif = Image.Exif()
    exif[0x0112] = value
    return saved(image, kind, exif=exif)


def near(pixel: tuple[int, ...], colour: str) -> bool:
    wanted = Image.new("RGB", (1, 1), colour).getpixel((0, 0))
    return max(abs(a - b) for a, b in zip(pixel, wanted, strict=True)) < 60


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("value", range(1, 9))
def test_each_of_the_eight_ways_to_hold_a_camera_comes_out_upright(tmp_path, value, kind):
    name = new_name()
    picture = process(stored(value, kind), tmp_path, name)
    assert (picture.width, picture.height) == (400, 300)
    for path in files_of(tmp_path, name):
        with Image.open(path) as image:
            right, bottom = image.width - 8, image.height - 8
            places = {("top", "left"): (8, 8), ("top", "right"): (right, 8), ("bottom", "left"): (8, bottom),
                      ("bottom", "right"): (right, bottom)}
            assert all(near(image.convert("RGB").getpixel(at), CORNERS[corner]) for corner, at in places.items())


def test_a_senseless_orientation_is_as_good_as_none(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 77
    picture = process(saved(Image.new("RGB", (200, 100)), "JPEG", exif=exif), tmp_path, new_name())
    assert (picture.width, picture.height) == (200, 100)
