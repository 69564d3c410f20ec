"""Puts a title and a description together from phrases that are true of the listing."""

from collections.abc import Mapping, Sequence

from web.commands.demo.dice import Dice
from web.commands.demo.vocabulary import Phrase, Words

Slots = Mapping[str, Mapping[str, str]]
Facts = Mapping[str, tuple[str, ...]]
REPEATED = frozenset(("condition", "motif", "brand", "lost_found", "seller_type", "running", "price_mode", "only",
                      "number"))  # a category says several things of a used one, but one of its delivery
NAMING = frozenset(("o", "O", "oa", "P", "T"))  # slots that may be repeated in one text
LEAST, MOST = 20, 118  # words of a description
CLOSING = 3  # sentences about how to meet, unless the text is still too short
LONGEST_TITLE = 70  # characters


def title(dice: Dice, phrases: Sequence[Phrase], slots: Slots, facts: Facts, languages: Sequence[str]) -> list[str]:
    """One title per language; short enough for a list of results."""
    for phrase in dice.shuffled(phrases):
        if phrase.fits(slots["ru"], facts):
            found = [_written(phrase, slots, language) for language in languages]
            if max(map(len, found)) <= LONGEST_TITLE:
                return found
    return [slots[language]["O"] for language in languages]


def description(dice: Dice, leaf: Words, frame: Words, slots: Slots, facts: Facts,
                languages: Sequence[str]) -> list[str]:
    """One description per language, all saying the same; 20 to 120 words in the last of them."""
    text = _Text(slots, facts, languages[-1])
    least = int(dice.spread(22, 105))
    body = [*((phrase, False) for phrase in leaf.facts + frame.facts), *((phrase, True) for phrase in frame.said)]
    text.add([(phrase, False) for phrase in dice.shuffled(leaf.starts or frame.starts)], MOST, 1)
    text.add(dice.shuffled(body), least, len(body))
    ends = [(phrase, False) for phrase in dice.shuffled(frame.ends)]
    text.add(ends, MOST, dice.between(1, CLOSING))
    text.add(ends, LEAST, len(ends))
    gap = dice.weighted({" ": 70, "\n": 22, "\n\n": 8})
    return [_joined([_written(phrase, slots, language) for phrase in text.chosen], gap) for language in languages]


class _Text:
    """Phrases chosen so far, their words counted in one language, and what they have told."""

    def __init__(self, slots: Slots, facts: Facts, language: str):
        self.chosen: list[Phrase] = []
        self._slots, self._facts, self._language = slots, facts, language
        self._count = 0
        self._told: set[object] = set()

    def add(self, phrases: Sequence[tuple[Phrase, bool]], bound: int, most: int) -> None:
        """Takes at most so many of the phrases, in order, until the text has `bound` words; strict ones exclude others
        with the same condition."""
        for phrase, strict in phrases:
            if most <= 0 or self._count >= bound:
                return
            if phrase.fits(self._slots["ru"], self._facts) and self._take(phrase, strict):
                most -= 1

    def _take(self, phrase: Phrase, strict: bool) -> bool:
        length = len(phrase.texts[self._language].split())
        conditions = {each for each in phrase.when if strict or each[0] not in REPEATED}
        told = phrase.slots - NAMING
        if phrase in self.chosen or self._count + length > MOST or conditions & self._told or (
                told and told <= self._told):
            return False
        self._count += length
        self._told |= conditions | told
        self.chosen.append(phrase)
        return True


def _written(phrase: Phrase, slots: Slots, language: str) -> str:
    text = phrase.texts[language].format_map(slots[language])
    return text[:1].upper() + text[1:]


def _joined(sentences: list[str], gap: str) -> str:
    if gap == "\n\n" and len(sentences) > 2:
        return gap.join([sentences[0], " ".join(sentences[1:-1]), sentences[-1]])
    return gap.join(sentences)
