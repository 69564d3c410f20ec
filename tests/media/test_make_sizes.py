"""One photo becomes three sizes in two formats, light enough for a slow line."""

from io import BytesIO
from statistics import median

import pytest
from PIL import Image

from tests.media.pictures import jpeg, photo, saved
from web.media.files import files_of
from web.media.names import new_name
from web.media.outcome import Size
from web.media.picture import process

# Most bytes that the median photo may weigh, per size.
WEIGHTS = {"webp": {1280: 45_000, 320: 5_500, 160: 2_500}, "jpg": {1280: 80_000, 320: 10_000, 160: 4_000}}


def made(folder, source: bytes):
    picture = process(source, folder, new_name())
    return picture, [Image.open(path) for path in files_of(folder, picture.name)]


@pytest.mark.parametrize(("sent", "sizes"), [
    ((4000, 3000), [(1280, 960), (320, 240), (160, 120)]),
    ((3000, 4000), [(960, 1280), (240, 320), (160, 120)]),
    ((3000, 1000), [(1280, 427), (320, 107), (160, 120)]),
    ((300, 200), [(300, 200), (300, 200), (160, 120)]),
    ((60, 60), [(60, 60), (60, 60), (60, 45)]),
])
def test_large_and_middle_keep_the_shape_and_the_thumbnail_is_four_to_three(tmp_path, sent, sizes):
    picture, images = made(tmp_path, jpeg(*sent))
    assert [image.size for image in images] == [size for size in sizes for _ in "wj"]
    assert picture.sizes == tuple(Size(label, *size) for label, size in zip((1280, 320, 160), sizes, strict=True))
    assert (picture.width, picture.height) == sizes[0]


def test_each_size_is_written_as_webp_and_as_progressive_jpeg(tmp_path):
    picture, images = made(tmp_path, jpeg())
    assert [image.format for image in images] == ["WEBP", "JPEG"] * 3
    assert all(image.info.get("progressive") for image in images[1::2])
    assert picture.bytes == sum(path.stat().st_size for path in files_of(tmp_path, picture.name))


def test_the_median_photo_is_light_in_every_size(tmp_path):
    names = [made(tmp_path, saved(photo(1600, 1200, seed), "JPEG", quality=92))[0].name for seed in (1, 2, 3)]
    for kind, limits in WEIGHTS.items():
        for label, most in limits.items():
            weights = [(tmp_path / name[:2] / f"{name}-{label}.{kind}").stat().st_size for name in names]
            assert median(weights) <= most, (kind, label, weights)


def test_the_thumbnail_shows_the_middle_of_an_upright_photo(tmp_path):
    image = Image.new("RGB", (600, 1200), "red")
    image.paste("blue", (0, 380, 600, 820))
    thumb = made(tmp_path, saved(image, "PNG"))[1][5]
    assert all(thumb.getpixel(at)[2] > 180 for at in ((5, 5), (155, 5), (5, 115), (155, 115)))


def test_the_thumbnail_shows_the_middle_of_a_wide_photo(tmp_path):
    image = Image.new("RGB", (1200, 300), "red")
    image.paste("blue", (390, 0, 810, 300))
    thumb = made(tmp_path, saved(image, "PNG"))[1][5]
    assert all(thumb.getpixel(at)[2] > 180 for at in ((5, 5), (155, 5), (5, 115), (155, 115)))


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_becomes_white(tmp_path, mode):
    image = Image.new("RGBA", (200, 150), (0, 0, 0, 0))
    image.paste((0, 0, 0, 255), (0, 0, 100, 150))
    result = made(tmp_path, saved(image.convert(mode), "PNG"))[1][1]
    assert min(result.getpixel((170, 70))) > 240 and max(result.getpixel((30, 70))) < 15


def test_one_transparent_colour_becomes_white_too(tmp_path):
    result = made(tmp_path, saved(Image.new("RGB", (200, 150), "red"), "PNG", transparency=(255, 0, 0)))[1][1]
    assert min(result.getpixel((70, 70))) > 240


@pytest.mark.parametrize("kind", ["WEBP", "PNG"])
def test_of_a_moving_picture_the_first_frame_is_kept(tmp_path, kind):
    frames = [Image.new("RGB", (200, 150), colour) for colour in ("red", "lime", "blue")]
    images = made(tmp_path, saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=50))[1]
    assert all(getattr(image, "n_frames", 1) == 1 for image in images)
    assert images[1].getpixel((70, 70))[0] > 200


@pytest.mark.parametrize(("mode", "kind"), [("L", "JPEG"), ("CMYK", "JPEG"), ("1", "PNG"), ("P", "PNG"), ("L", "PNG")])
def test_photos_of_other_colour_modes_are_taken(tmp_path, mode, kind):
    result = made(tmp_path, saved(photo(400, 300).convert(mode), kind))[1][1]
    before = photo(400, 300).convert("L").resize((1, 1)).getpixel((0, 0))
    assert abs(result.convert("L").resize((1, 1)).getpixel((0, 0)) - before) < 12


def test_sixteen_bits_of_grey_keep_their_brightness(tmp_path):
    result = made(tmp_path, saved(Image.new("I;16", (200, 150), 100 * 256), "PNG"))[1][1]
    assert abs(result.convert("L").getpixel((70, 70)) - 100) < 4


def test_two_pictures_in_one_file_as_phones_store_them_give_the_first(tmp_path):
    buffer = BytesIO()
    Image.new("RGB", (200, 150), "red").save(buffer, "MPO", save_all=True, append_images=[Image.new("RGB", (200, 150))])
    assert made(tmp_path, buffer.getvalue())[1][1].getpixel((70, 70))[0] > 200
