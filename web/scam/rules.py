"""Which meanings in a row are a sign of fraud: patterns over the letters of web/scam/lexicon.py."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from web.scam.tags import Tagged

FRAUD_TALK = "X"
NEAR_BEFORE, NEAR_AFTER = 2, 3  # words around what was found in which a «not» takes it back


@dataclass(frozen=True)
class Rule:
    """A sign of that kind where the pattern is found, unless a «not» is near it in its clause, a letter of `unless` is in its
    sentence, or one of `here` in its clause. Talk of frauds takes back everything."""

    kind: str
    pattern: re.Pattern
    unless: str = ""
    here: str = ""
    deniable: bool = True


def _rule(kind: str, *patterns: str, unless: str = "", here: str = "", deniable: bool = True) -> Rule:
    """In patterns a sign with a number stands for up to so many words: «~» within a sentence, «^» across sentences, «*» the
    same, but as many as can be."""
    pattern = "|".join(patterns)
    for sign, gap in (("~", r"[^|]{0,%s}?"), (r"\^", ".{0,%s}?"), (r"\*", ".{0,%s}")):
        pattern = re.sub(sign + r"(\d+)", lambda match, gap=gap: gap % match[1], pattern)
    return Rule(kind, re.compile(pattern), unless, here, deniable)


RULES = (
    _rule("code", "[SW]^6[KV]^8[qer]", "[SW]^8[qer]^6[KV]", "[KV]^8[qer]^10[SW]", "[qer]^8[KV]^10[SW]", "[qer]^6[SW]^4[KV]",
          "[KV]^4[SW]^4[qer]"),
    _rule("code", "S~3K", "K~4S", "q~4K~3[SE]", "[qe]~4K~4[SE]", unless="g"),
    _rule("card", "[SWE]~5[NV]~4c", "[SWE]~4c~5[NVvR]", "c~4[NVL]~5[SWE]", "[SWE]~5R", "[SWE]~6v", "v~5[SWE]", "R~2[SWE]", "c~4v",
          "RR", "Q~3[NV]~1c", "Q~6cN", "L~4c~3N", "N~3c~4[LNv]"),
    _rule("card", "Q~1c", "c~4F~3S", "F~3c~5S", "[SE]~3F~3c", "F~1c", unless="M"),
    _rule("hurry", "U~6a", "a~5U", "T~8[aoR]", "[ao]~8T", "c~4T", "5~3[oa]", "o~4(?:U~2)?5", "U~3S~4[$o]", "Uo~1S", "[UT]~6S~3[$]",
          deniable=False),
    _rule("prepay", "p", unless="Y", here="M"),
    _rule("prepay", "np~1n", deniable=False),
    _rule("prepay", "a~4[$ozfpR0]", "[$oz]~3a", r"S~3\$~4[cC]", "z~4a", "a~4z", "oS", "So", r"US~3\$", unless="MY", here="Z"),
    _rule("prepay", "f~3[oaz]", "[oa]~3f", "[oa]~3k~3h", "k~2[oa]~5h", "h~6k~3[oa](?!d)", "a~4,?k?~2h", "[oa]~4t~1h", "h~3u",
          "d~1k~2o(?!d)", unless="MZ"),
    _rule("prepay", "b~6[aoz$p0]", "[aSoz$0p]~6b", unless="M"),
    _rule("messenger", "im", "m~3i", "m~4[wWSE@]", "[wWSE@]~4m"),
    _rule("job", "c~3G", "G~3c", "P~1[jo]"),
    _rule("delivery", "(?=*16l)(?=*16[ryNc])(?=*16[dou])[ldryouNc]*16[ldryou]", unless="M"),
    _rule("delivery", "(?=*12y)(?=*12r)(?=*12[ou])[yrou]*12[yro]", unless="M"),
    _rule("delivery", "(?=*16[yr])(?=*16[dl])u*16[ydrl]", "d~10y~10[ro]", "[ro]~8d~8y", unless="M"),
)


def found(text: Tagged) -> Iterator[tuple[str, int, int]]:
    """Every sign in the words as (kind, first place, behind the last place)."""
    for rule in RULES if FRAUD_TALK not in text.tags else ():
        for match in rule.pattern.finditer(text.tags):
            if _stands(text.tags, rule, *match.span()):
                yield rule.kind, *match.span()
                break


def _stands(tags: str, rule: Rule, start: int, end: int) -> bool:
    sentence, clause = (tags[_begin(tags, start, ends):_end(tags, end, ends)] for ends in ("|", "|,"))
    if any(letter in sentence for letter in rule.unless) or any(letter in clause for letter in rule.here):
        return False
    if not rule.deniable:
        return True
    before = tags[max(start - NEAR_BEFORE, _begin(tags, start, "|,")):start]
    after = tags[end:min(end + NEAR_AFTER, _end(tags, end, "|,"))]
    return "n" not in before + tags[start:end] + after


def _begin(tags: str, place: int, ends: str) -> int:
    return max(tags.rfind(one, 0, place) for one in ends) + 1


def _end(tags: str, place: int, ends: str) -> int:
    return min((found for found in (tags.find(one, place) for one in ends) if found >= 0), default=len(tags))


EARNING = {"j": 2, "J": 3, "P": 1, "x": 2, "O": 1, "A": 1, "H": 1, "I": 2, "D": 9, "B": 1, "Y": -4, "M": -2}
ENOUGH = 5
TOGETHER = 24  # words among which signs of easy money are added up
EARN = re.compile("[jJDI]")
UNLEARNED = re.compile("n.?x|x.{0,2}n")  # «без опыта», «опыт не нужен»


def easy_money(text: Tagged) -> tuple[int, int] | None:
    """Places from the first to the last sign of easy money, where enough of them stand together."""
    tags = text.tags if UNLEARNED.search(text.tags) else text.tags.replace("x", ".")
    if FRAUD_TALK in tags or not EARN.search(tags):
        return None
    for start in range(0, max(len(tags) - TOGETHER // 2, 1), TOGETHER // 2):
        part = tags[start:start + TOGETHER]
        if sum(EARNING.get(letter, 0) for letter in set(part)) >= ENOUGH and EARN.search(part):
            places = [place for place, letter in enumerate(part, start) if letter in "jJxIDAH"]
            return places[0], places[-1] + 1
    return None
