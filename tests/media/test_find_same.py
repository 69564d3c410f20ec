"""The same photo is known again after it was shrunk, re-encoded or brightened; another photo is not."""

import pytest
from PIL import Image, ImageEnhance

from tests.media.pictures import photo, saved
from web.media.fingerprint import fingerprint, same_picture
from web.media.names import new_name
from web.media.picture import process

SAME, OTHER = 6, 16


def of(folder, image: Image.Image, kind: str = "JPEG", **options) -> int:
    return process(saved(image, kind, **options), folder, new_name()).fingerprint


@pytest.mark.parametrize("change", [
    lambda image: (image.resize((300, 225)), "JPEG", {"quality": 40}),
    lambda image: (image, "WEBP", {"quality": 50}),
    lambda image: (ImageEnhance.Brightness(image).enhance(1.15), "PNG", {}),
])
def test_a_changed_copy_is_near_the_first(tmp_path, change):
    for seed in (1, 2, 3):
        image = photo(600, 450, seed)
        copy, kind, options = change(image)
        assert same_picture(of(tmp_path, image), of(tmp_path, copy, kind, **options)) <= SAME


def test_different_photos_are_far_apart(tmp_path):
    prints = [of(tmp_path, photo(600, 450, seed)) for seed in range(6)]
    assert all(same_picture(a, b) >= OTHER for at, a in enumerate(prints) for b in prints[:at])


def test_the_number_fits_a_signed_column_and_uses_all_bits():
    rising, falling = bytes(range(72)), bytes(range(72, 0, -1))
    assert (fingerprint(rising), fingerprint(falling)) == (-1, 0)
    assert fingerprint(bytes((0, 1)) + bytes(70)) == -2 ** 63
    assert fingerprint(bytes(70) + bytes((0, 1))) == 1


def test_the_distance_counts_bits_also_between_numbers_of_different_sign():
    assert [same_picture(a, b) for a, b in ((0, -1), (-1, -1), (-2 ** 63, 0), (5, 4), (-2, 1))] == [64, 0, 1, 1, 64]
