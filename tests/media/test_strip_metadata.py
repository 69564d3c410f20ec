"""Nothing but pixels reaches the disk: no place, no camera, no comment, no colour profile."""

import pytest
from PIL import Image

from tests.media.pictures import jpeg_markers, saved, swapped_profile, webp_chunks, with_everything
from web.media.files import files_of
from web.media.names import new_name
from web.media.picture import process

APP0, APP1, APP2, COMMENT = 0xE0, 0xE1, 0xE2, 0xFE
PLAIN_JPEG = {0xD8, APP0, 0xDB, 0xC2, 0xC4, 0xDA, 0xD9}


def written(folder, source: bytes) -> dict[str, list[bytes]]:
    name = new_name()
    process(source, folder, name)
    paths = files_of(folder, name)
    return {kind: [path.read_bytes() for path in paths if path.suffix == kind] for kind in (".webp", ".jpg")}


def test_the_sources_of_these_tests_do_carry_metadata():
    assert {APP1, APP2, COMMENT} <= set(jpeg_markers(with_everything("JPEG")))
    assert {b"EXIF", b"XMP ", b"ICCP"} <= set(webp_chunks(with_everything("WEBP")))
    assert all(name in with_everything("PNG") for name in (b"eXIf", b"iCCP", b"iTXt", b"tEXt"))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_every_webp_is_one_chunk_of_pixels(tmp_path, kind):
    assert [webp_chunks(data) for data in written(tmp_path, with_everything(kind))[".webp"]] == [[b"VP8 "]] * 3


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_every_jpeg_has_only_the_segments_that_pixels_need(tmp_path, kind):
    for data in written(tmp_path, with_everything(kind))[".jpg"]:
        assert set(jpeg_markers(data)) == PLAIN_JPEG
        # The one application segment is the sixteen bytes of JFIF: no room for a thumbnail or a text.
        assert jpeg_markers(data).count(APP0) == 1
        assert data[2:11] == b"\xff\xe0\x00\x10JFIF\x00"


def test_a_comment_goes_also_where_no_profile_is_converted(tmp_path):
    source = saved(Image.new("RGB", (200, 150)), "JPEG", comment=b"Aigerim")
    assert all(set(jpeg_markers(data)) == PLAIN_JPEG for data in written(tmp_path, source)[".jpg"])


def test_colours_of_another_profile_are_turned_into_srgb(tmp_path):
    source = saved(Image.new("RGB", (200, 150), (250, 10, 10)), "PNG", icc_profile=swapped_profile())
    process(source, tmp_path, name := new_name())
    for path in files_of(tmp_path, name):
        with Image.open(path) as image:
            red, green, blue = image.convert("RGB").getpixel((20, 20))
            assert green > 200 and red < 60 and blue < 60


@pytest.mark.parametrize("profile", [b"not a profile", swapped_profile()[:200]])
def test_a_broken_profile_is_dropped_and_the_photo_kept(tmp_path, profile):
    source = saved(Image.new("RGB", (200, 150), (250, 10, 10)), "JPEG", icc_profile=profile)
    process(source, tmp_path, name := new_name())
    with Image.open(files_of(tmp_path, name)[1]) as image:
        assert image.getpixel((20, 20))[0] > 200


def test_a_profile_made_for_colour_does_not_hurt_a_grey_photo(tmp_path):
    source = saved(Image.new("L", (200, 150), 90), "JPEG", icc_profile=swapped_profile())
    process(source, tmp_path, name := new_name())
    with Image.open(files_of(tmp_path, name)[1]) as image:
        assert all(abs(value - 90) < 8 for value in image.convert("RGB").getpixel((20, 20)))
