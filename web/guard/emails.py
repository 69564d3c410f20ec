"""E-mail addresses, also with words for their signs."""

import re
from collections.abc import Iterator

from web.guard.finding import Finding

OPEN, CLOSE = r"\s{0,2}[(\[{<]\s?", r"\s?[)\]}>]\s{0,2}"
SIGN = (rf"(?:\s?@\s?|{OPEN}(?:at|эт|собака|собачка|айкулак|ит|@){CLOSE}|\s{{1,2}}(?:собака|собачка|айкулак|at|эт|ит)\s{{1,2}})")
DOT = rf"(?:\s?\.\s?|{OPEN}(?:dot|точка|нукте){CLOSE}|\s{{1,2}}(?:dot|точка|нукте)\s{{1,2}})"
SPOKEN_DOT = r"(?:\s(?:точка|нукте|dot|тире|дефис|подчеркивание)\s)"
TOP = r"(?:kz|ru|com|net|org|info|ua|by|uz|kg|me|io|biz|рф|каз|қаз|ком|ру|кз|нет|орг)"
PART = r"[a-zа-я0-9_%+-]"
# The first sign has no sign of an address before it, so that a long row of letters is read once.
WRITTEN = re.compile(
    rf"(?<![\w.+-])(?:{PART}{{1,30}}{SPOKEN_DOT}){{0,2}}[\w.+-]{{1,64}}{SIGN}"
    rf"(?:[a-zа-я0-9-]{{1,40}}{DOT}){{1,3}}{TOP}(?![\w@])")
HINT = re.compile(r"@|собак|собач|айкулак|(?<!\w)(?:at|эт|ит)(?!\w)")
AROUND = 150  # characters on each side of a hint
PLAIN = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,3}")


def emails(plain: str) -> Iterator[Finding]:
    """Every address in the folded text."""
    if "@" in plain:
        yield from (Finding(*match.span(), "email") for match in PLAIN.finditer(plain))
    end = 0
    for hint in HINT.finditer(plain):
        if hint.start() >= end:  # what lies around one hint is read once
            begin, end = max(end, hint.start() - AROUND), hint.end() + AROUND
            yield from (Finding(*match.span(), "email") for match in WRITTEN.finditer(plain, begin, end))
