"""Reading is quick, and no text makes it slow."""

import time

import pytest

from tests.guard.labels import texts
from web.guard.text import LONGEST, find

USUAL, LONG = 0.03, 0.6  # seconds for 5,000 signs of listings, and for 20,000 of the worst; the bench has the real figures
EVIL = [
    "1", "1-", "1 ", "1,", "1/", "12 ", "8 7", "+7", "87011234567 ", "4400 ", "4400440044004400 ", " ", "\n", "a", "абв", "aбв ", "а-", "@",
    "a.", "a@a.", "x точка ", "x собака y точка ", "ул ", "ул. Абая ", "А ", "дом 1 ", "кв 1 ", "1 кв ", "дом 1, кв ", "1 патер ", "мкр 1 ",
    "Абай көшесі ", "ы/а ", "семь ", "сегіз ", "тек қазақ ", "казах ", "намаз ", "43.12345, ", "İ", "1\ufe0f\u20e3", "((", "•", "8 7О",
]


def spent(text: str, times: int) -> float:
    """The least processor seconds of several readings."""
    least = 9.0
    for _ in range(times):
        start = time.process_time()
        find(text)
        least = min(least, time.process_time() - start)
    return least


def test_a_long_listing_is_read_at_once():
    usual = " ".join(one.text for one in texts() if not one.labels and len(one.text) > 40)
    assert spent((usual * 3)[:5_000], 30) < USUAL


@pytest.mark.parametrize("evil", EVIL)
def test_no_text_is_slow_to_read(evil):
    assert spent((evil * LONGEST)[:LONGEST], 2) < LONG


@pytest.mark.parametrize("evil", EVIL)
def test_twice_the_text_takes_about_twice_the_time(evil):
    half, whole = spent((evil * LONGEST)[: LONGEST // 2], 3), spent((evil * LONGEST)[:LONGEST], 3)
    assert whole < 3.5 * half + 0.05
