"""Puts a title and a description together from phrases that are true of the listing."""

from collections.abc import Iterator, Mapping, Sequence

from web.commands.demo.dice import Dice
from web.commands.demo.vocabulary import Phrase, Words

Slots = Mapping[str, Mapping[str, str]]
Facts = Mapping[str, tuple[str, ...]]
REPEATED = ("condition", "motif", "brand", "lost_found", "seller_type", "running", "price_mode")
LEAST, MOST = 20, 118  # words of a description
LONGEST_TITLE = 70  # characters


def title(dice: Dice, words: Sequence[Phrase], slots: Slots, facts: Facts, languages: Sequence[str]) -> list[str]:
    """One title per language; short enough for a list of results."""
    for phrase in dice.shuffled(words):
        if phrase.fits(slots["ru"], facts):
            found = [_written(phrase, slots, language) for language in languages]
            if max(map(len, found)) <= LONGEST_TITLE:
                return found
    return [slots[language]["O"] for language in languages]


def description(dice: Dice, leaf: Words, frame: Words, slots: Slots, facts: Facts,
                languages: Sequence[str]) -> list[str]:
    """One description per language, both saying the same; 20 to 120 words in the last of them."""
    least = int(dice.spread(22, 110))
    chosen = list(_chosen(dice, leaf, frame, slots, facts, languages[-1], least))
    gap = dice.weighted({" ": 70, "\n": 22, "\n\n": 8})
    return [_joined([_written(phrase, slots, language) for phrase in chosen], gap) for language in languages]


def _chosen(dice: Dice, leaf: Words, frame: Words, slots: Slots, facts: Facts, language: str,
            least: int) -> Iterator[Phrase]:
    starts = dice.shuffled(leaf.starts or frame.starts)
    body = dice.shuffled([*leaf.facts, *frame.facts, *frame.said])
    ends = dice.shuffled(frame.ends)
    count, seen = 0, set()
    for phrase, bound in [*_first(starts, slots, facts), *((each, least) for each in body),
                          *((each, max(LEAST, least + 8)) for each in ends)]:
        if count >= bound or not phrase.fits(slots["ru"], facts) or not _new(phrase, seen, frame):
            continue
        length = len(_written(phrase, slots, language).split())
        if count + length <= MOST:
            count += length
            yield phrase


def _first(starts: Sequence[Phrase], slots: Slots, facts: Facts) -> list[tuple[Phrase, int]]:
    fitting = next((phrase for phrase in starts if phrase.fits(slots["ru"], facts)), None)
    return [(fitting, MOST)] if fitting else []


def _new(phrase: Phrase, seen: set[tuple[str, str]], frame: Words) -> bool:
    """False if something with the same condition was said; categories say several things of a used one."""
    conditions = set(phrase.when if phrase in frame.said else
                     [(code, value) for code, value in phrase.when if code not in REPEATED])
    if conditions & seen:
        return False
    seen |= conditions
    return True


def _written(phrase: Phrase, slots: Slots, language: str) -> str:
    text = phrase.texts[language].format_map(slots[language])
    return text[:1].upper() + text[1:]


def _joined(sentences: list[str], gap: str) -> str:
    return gap.join(sentences) if len(gap) == 1 or len(sentences) < 3 else (
        gap.join([sentences[0], " ".join(sentences[1:-1]), sentences[-1]]))
