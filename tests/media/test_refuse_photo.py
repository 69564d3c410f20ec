"""What cannot be a photo is refused with a reason that helps, quickly, and leaves nothing behind."""

import zlib
from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image

from tests.media.pictures import chunk, jpeg, photo, png, saved
from web.media import outcome
from web.media.decode import MAX_PIXELS, MIN_SIDE
from web.media.names import new_name
from web.media.outcome import Refused
from web.media.picture import process
from web.media.sniff import MAX_BYTES
from web.media.worker import Worker

LITTLE = 80 * 1024 * 1024


@pytest.fixture(scope="module")
def thrifty():
    """Processing with so little memory that unpacking a bomb would be noticed as too complex."""
    worker = Worker(memory=LITTLE)
    yield worker.process
    worker.close()


def reason(folder, source: bytes, way=process) -> str:
    with pytest.raises(Refused) as refused:
        way(source, folder, new_name())
    assert list(folder.rglob("*")) == []
    return refused.value.said


def box(major: bytes, *compatible: bytes) -> bytes:
    body = b"ftyp" + major + bytes(4) + b"".join(compatible)
    return (len(body) + 4).to_bytes(4, "big") + body + bytes(500)


def zipped() -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("photo.jpg", jpeg())
    return buffer.getvalue()


def test_an_empty_file_is_called_empty(tmp_path):
    assert reason(tmp_path, b"") == outcome.EMPTY


def test_a_file_over_twelve_megabytes_is_called_too_large(tmp_path):
    assert reason(tmp_path, jpeg() + bytes(MAX_BYTES)) == outcome.TOO_HEAVY
    assert f"{MAX_BYTES // 1024 ** 2} MB" in outcome.TOO_HEAVY


@pytest.mark.parametrize("source", [b"Selling a bicycle, almost new.\n" * 40, b"%PDF-1.7\n" + bytes(900), zipped(),
                                    b"<svg xmlns='http://www.w3.org/2000/svg' width='900' height='900'/>"])
def test_a_text_a_document_or_an_archive_named_jpg_is_not_a_photo(tmp_path, source):
    assert reason(tmp_path, source) == outcome.UNKNOWN


def test_an_animated_gif_is_not_among_the_formats_taken(tmp_path):
    frames = [Image.new("RGB", (100, 100), colour) for colour in ("red", "lime")]
    assert reason(tmp_path, saved(frames[0], "GIF", save_all=True, append_images=frames[1:])) == outcome.UNKNOWN


@pytest.mark.parametrize("source", [box(b"heic", b"mif1", b"heic"), box(b"mif1", b"heic"), box(b"heix"), box(b"msf1")])
def test_a_photo_in_the_iphones_own_format_is_refused_with_a_tip(tmp_path, source):
    assert reason(tmp_path, source) == outcome.HEIC


@pytest.mark.parametrize("source", [box(b"avif", b"mif1", b"miaf"), box(b"mif1", b"miaf", b"avif"), box(b"avis")])
def test_an_avif_photo_is_called_by_its_name(tmp_path, source):
    assert reason(tmp_path, source) == outcome.AVIF


@pytest.mark.parametrize("size", [(30_000, 30_000), (8_000, 8_000), (6_500, 6_200), (2_000_000, 60)])
def test_a_small_file_that_claims_many_pixels_is_refused_from_its_header(tmp_path, thrifty, size):
    assert reason(tmp_path, png(*size, pixels=bytes(100_000)), thrifty) == outcome.TOO_MANY_PIXELS
    assert f"{MAX_PIXELS // 1_000_000} megapixels" in outcome.TOO_MANY_PIXELS


@pytest.mark.parametrize("size", [(59, 400), (400, 59), (1, 1)])
def test_a_picture_too_small_to_show_anything_is_refused(tmp_path, size):
    assert reason(tmp_path, jpeg(*size)) == outcome.TOO_SMALL
    assert f"{MIN_SIDE} pixels" in outcome.TOO_SMALL


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_photo_that_was_cut_off_on_the_way_is_called_damaged(tmp_path, kind, part):
    source = saved(photo(400, 300), kind)
    assert reason(tmp_path, source[:int(len(source) * part)]) == outcome.DAMAGED


@pytest.mark.parametrize("source", [
    png(100, 100, pixels=b"too little"),
    png(100, 100, chunk(b"iCCP", b"bomb\0\0" + zlib.compress(bytes(9_000_000))), pixels=bytes(30_100)),
    jpeg()[:200] + b"\xff\xc4\x00\x03\x00" + jpeg()[200:],
])
def test_a_photo_with_a_lie_inside_is_called_damaged(tmp_path, source):
    assert reason(tmp_path, source) == outcome.DAMAGED


def test_pixels_beyond_the_claimed_size_are_never_unpacked(tmp_path, thrifty):
    picture = thrifty(png(100, 100, pixels=bytes(LITTLE)), tmp_path, new_name())
    assert (picture.width, picture.height) == (100, 100)


def test_a_large_photo_from_a_camera_is_never_unpacked_whole(tmp_path, thrifty):
    assert thrifty(jpeg(6000, 5000), tmp_path, new_name()).width == 1280


@pytest.mark.parametrize("name", ["", "short", "../../../etc/passwd-aaaaaa", "A" * 26, "a" * 26 + "/", "a" * 26 + "\n"])
def test_a_name_that_is_not_ours_never_becomes_a_path(tmp_path, name):
    with pytest.raises(ValueError, match="not the name"):
        process(jpeg(), tmp_path, name)
    assert list(tmp_path.rglob("*")) == []
