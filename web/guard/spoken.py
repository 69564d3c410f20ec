"""Phone numbers written in words, Russian and Kazakh, also mixed with digits."""

from collections.abc import Iterator

from web.guard.finding import Finding
from web.guard.phones import CALL, NEAR, is_callable
from web.guard.reading import Text, Word


def _numbered(words: str, first: int, step: int = 1) -> dict[str, int]:
    return {word: first + place * step for place, group in enumerate(words.split()) for word in group.split("/")}


UNITS = _numbered("ноль/нуль/нол/nol один/одна/бир/bir два/две/еки/eki три/уш/ush четыре/торт/tort пять/бес/bes"
                  " шесть/алты/alty семь/жети/jeti/zheti восемь/сегиз/segiz девять/тогыз/togyz", 0)
TEENS = _numbered("десять/он одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать"
                  " восемнадцать девятнадцать", 10)
TENS = _numbered("двадцать/жиырма тридцать/отыз сорок/кырык пятьдесят/елу шестьдесят/алпыс семьдесят/жетпис"
                 " восемьдесят/сексен девяносто/токсан", 20, 10)
HUNDREDS = _numbered("сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот", 100, 100)
NUMBERS = {**UNITS, **TEENS, **TENS, **HUNDREDS}
KAZAKH_HUNDRED, KAZAKH_TEN = "жуз", "он"
PLUS = ("плюс", "косу", "plus")
SAID = frozenset((*NUMBERS, *PLUS, KAZAKH_HUNDRED))
CLOSE = 4  # signs between two words of one number


def spoken(text: Text) -> Iterator[Finding]:
    """Every number of a phone that is said in words."""
    if SAID.isdisjoint(text.words):
        return
    run: list[Word] = []
    last = -1
    for place, written in enumerate(text.words):
        if written in SAID or (len(written) <= 4 and written.isdecimal()):
            word = text.word(place)
            if place != last + 1 or len(word.gap) > CLOSE or "\n" in word.gap or written in PLUS:
                yield from _told(text, run)
                run = []
            run.append(word)
            last = place
    yield from _told(text, run)


def _told(text: Text, run: list[Word]) -> Iterator[Finding]:
    words = [word for word in run if not word.text.isdecimal() and word.text not in PLUS]
    if not words or len(run) > 40:
        return
    digits = said([word.text for word in run if word.text not in PLUS])
    start, end = run[0].start, run[-1].end
    near = text.plain[max(0, start - NEAR):start]
    callable_ = is_callable(digits) and (len(digits) == 11 or len(words) > 4)
    if callable_ or (len(words) > 4 and (9 <= len(digits) <= 12 or (6 <= len(digits) <= 7 and CALL.search(near)))):
        yield Finding(start, end, "phone")


def said(words: list[str]) -> str:
    """The digits of numbers said one after another: «восемь», «семьсот один» are 8701."""
    found: list[int | str] = []
    room = 0  # below which the next word may belong to the number before
    for word in words:
        if word.isdecimal():
            found.append(word)
            room = 0
        elif word == KAZAKH_HUNDRED:
            times = found.pop() if room == 1 and found else 1
            found.append(int(times) * 100)
            room = 100
        else:
            value = NUMBERS[word]
            fits = 0 < value < room and (room != 10 or value < 10)
            found.append(found.pop() + value if fits else value)
            room = _room(word, value, fits)
    return "".join(str(number) for number in found)


def _room(word: str, value: int, joined: bool) -> int:
    if value >= 100:
        return 100
    if value >= 20 or word == KAZAKH_TEN:
        return 10
    return 0 if joined or value >= 10 or value == 0 else 1
