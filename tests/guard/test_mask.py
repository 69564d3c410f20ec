"""Masking takes exactly what was found and leaves every other sign."""

import random

from tests.guard.labels import texts
from web.guard.text import MASK, find, masked


def test_everything_outside_the_masks_stays_sign_for_sign():
    for one in texts():
        found = find(one.text)
        kept, end = [], 0
        for each in found:
            kept.append(one.text[end : each.start])
            end = each.end
        assert masked(one.text, found).split(MASK) == [*kept, one.text[end:]]


def test_a_masked_text_holds_nothing_more_to_find():
    again = [one.text for one in texts() if find(masked(one.text, find(one.text)))]
    assert again == []


def test_places_are_right_also_among_letters_that_grow_when_written_small():
    text = "İİİ ŞİRİN кафе, тел 8 701 123 45 67 İ"
    assert [one.of(text) for one in find(text)] == ["8 701 123 45 67"]


def test_any_signs_can_be_read_and_masked():
    rng = random.Random(5)
    signs = "01789 -+().,абвқәі@XaIО\n•\u00a0\u20e3\ud7ff😀"
    for _ in range(300):
        text = "".join(rng.choice(signs) for _ in range(rng.randrange(80)))
        found = find(text)
        assert all(0 <= one.start < one.end <= len(text) for one in found)
        assert masked(text, []) == text
