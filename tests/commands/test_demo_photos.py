"""The drawn photos: one for every motif, always the same, and really pictures."""

from io import BytesIO

import pytest
from PIL import Image

from web.commands.demo.palettes import FIXED, SAID, SETS, roles
from web.commands.demo.photos import Look, motifs, photo, picture
from web.commands.demo.reference import catalog
from web.commands.demo.vocabulary import leaves

SMALL = 160


def opened(jpeg: bytes) -> Image.Image:
    image = Image.open(BytesIO(jpeg))
    image.load()
    return image


def test_every_motif_that_words_name_can_be_drawn():
    named = {motif for words in leaves().values() for motif in words.motifs}
    named |= {thing.motif for words in leaves().values() for thing in words.objects if thing.motif}
    assert named <= set(motifs()) and len(named) >= 14


@pytest.mark.parametrize("motif", motifs())
def test_a_drawing_shows_more_than_its_background(motif):
    colours = opened(photo(motif, 1, width=SMALL)).quantize(32).getcolors()
    assert len(colours) > 8


def test_a_photo_is_a_jpeg_of_four_to_three():
    image = opened(photo("car", "any"))
    assert (image.format, image.size) == ("JPEG", (1280, 960))


def test_the_same_key_gives_the_same_photo():
    assert photo("sofa", 7, 1, width=SMALL) == photo("sofa", 7, 1, width=SMALL)


def test_other_keys_give_other_photos():
    assert len({photo("sofa", key, width=SMALL) for key in range(12)}) > 8


def test_photos_of_one_thing_differ():
    assert len({photo("bicycle", 3, index, width=SMALL) for index in range(4)}) == 4


def test_a_white_car_is_lighter_than_a_black_one():
    def door(colour: str) -> int:
        pixel = picture("car", Look(0, 0, colour), 0, 400).getpixel((180, 180))
        return sum(pixel)
    assert door("white") > door("black") + 200


def test_a_photo_is_light_enough_for_a_slow_line():
    assert len(photo("house", 1)) < 150_000


def test_a_motif_that_nobody_drew_is_refused():
    with pytest.raises(KeyError):
        photo("dragon", 1)


def test_colours_that_people_answer_have_a_paint():
    answers = {option.value for option in catalog().attribute("color").options}
    assert set(SAID) == answers - {"other"}


def test_every_palette_has_every_role():
    assert all(roles(number, 0).keys() >= {"a", "b", "f", *FIXED} for number in range(len(SETS)))
