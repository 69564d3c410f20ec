"""Judging takes far less than a millisecond for a message, and grows no faster than the text."""

import time

import pytest

from tests.scam import labels
from web.scam.judging import judge

HOSTILE = ["скиньте код " * 400, "предоплата, " * 500, "kaspi." * 800, "а " * 2_500, "a.b-" * 1_200, "4400 " * 1_000,
           "доставка ссылка получите " * 200, "точка " * 800, "http://" * 600, "срочно|до " * 500]


def took(texts) -> float:
    """Seconds of this thread's own work, the best of three."""
    best = 9.0
    for _ in range(3):
        start = time.thread_time()
        for text in texts:
            judge(text)
        best = min(best, time.thread_time() - start)
    return best


def test_a_message_is_judged_in_far_less_than_a_millisecond():
    texts = [one.text for one in labels.texts()]
    assert took(texts) / len(texts) < 0.001


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_takes_no_longer_than_its_length(text):
    whole, half = took([text[:5_000]]), took([text[:2_500]])
    assert whole < 0.2 and whole < 4 * half + 0.01
