"""Special categories (race, ethnicity, politics, religion, convictions, party or union) said of a person."""

from collections.abc import Callable, Iterator

from web.guard import lexicon
from web.guard.finding import Finding
from web.guard.reading import Text, Word

EDGE = 3  # letters by which beginnings are looked up
HUMANS = tuple(lexicon.HUMAN)
MOST = 500  # words that are judged
Judge = Callable[[Text, int, str], "tuple[int, int] | None"]


def special(text: Text) -> Iterator[Finding]:
    """Every place where somebody's origin, faith, politics or convictions are spoken of."""
    last = -9  # place of the last word that told of a person; the next one after «и» does so too
    hints = [place for place, word in enumerate(text.words) if word[:EDGE] in BEGINNINGS]
    for place in hints[:MOST]:
        found = _judged(text, place, last)
        if found:
            last = place
            yield Finding(*found, "special")


def _judged(text: Text, place: int, last: int) -> tuple[int, int] | None:
    word = text.words[place]
    spans = (judge(text, place, stem) or _joined(text, place, last, judge)
             for stem, judge in BEGINNINGS[word[:EDGE]] if word.startswith(stem))
    return next((span for span in spans if span), None)


def _joined(text: Text, place: int, last: int, judge: Judge) -> tuple[int, int] | None:
    """«узбекам и таджикам»: the second is meant like the first."""
    near = place - last == 1 or (place - last == 2 and text.words[place - 1] in lexicon.JOINING)
    return _span(text, place) if near and judge is _people else None


def _span(text: Text, place: int, before: Word | None = None, after: Word | None = None) -> tuple[int, int]:
    word = text.word(place)
    return (before or word).start, (after or word).end


def _first(words: list[Word], beginnings: list[str] | tuple[str, ...]) -> Word | None:
    """The nearest of the words that begins so."""
    return next((word for word in words if word.text.startswith(tuple(beginnings))), None)


def _exactly(words: list[Word], among: list[str]) -> Word | None:
    return next((word for word in words if word.text in among), None)


def _human(words: list[Word]) -> Word | None:
    """The nearest of the words that is a person."""
    return next((word for word in words if word.text in lexicon.HUMAN_WORDS or word.text.startswith(HUMANS)), None)


def _always(text: Text, place: int, stem: str) -> tuple[int, int]:
    """The word alone tells it."""
    before = _exactly(text.before(place, 2), ["без", "нет", "есть", "была", "был", "имею", "с", "бурын"])
    after = _first(text.after(place, 1), ["нет", "жок", "бол", "погаш", "снят", "имее", "шык"])
    return _span(text, place, before, after)


def _habit(text: Text, place: int, stem: str) -> tuple[int, int] | None:
    """The word tells it with another one near."""
    if stem in lexicon.WHOLE and text.words[place] != stem:
        return None
    partners = lexicon.HABITS[stem].split()
    before, after = _first(text.before(place, 3), partners), _first(text.after(place, 3), partners)
    return _span(text, place, before, after) if before or after else None


def _unconvicted(text: Text, place: int, stem: str) -> tuple[int, int] | None:
    """«не судим»."""
    if text.words[place] not in lexicon.NOT_CONVICTED:
        return None
    return _span(text, place, _exactly(text.before(place, 1), ["не", "ранее", "был", "была"]))


def _faithful(text: Text, place: int, stem: str) -> tuple[int, int]:
    """One believer."""
    return _span(text, place, _exactly(text.before(place, 2), lexicon.SELF), _human(text.after(place, 1)))


def _people(text: Text, place: int, stem: str) -> tuple[int, int] | None:
    """A word for people of a nation or faith; of a thing («корейский», «узбекская») only where a person follows."""
    word = text.words[place]
    if word[len(stem):len(stem) + 3].startswith(("ск", "йск", "нск")):
        return _quality(text, place, stem)
    if word[len(stem):].startswith(lexicon.COUNTRIES) or "стан" in word:
        return None
    before, after = text.before(place, 2), text.after(place, 4)
    human = _human(after[:1])
    reason = _exactly(before, [*lexicon.EXCLUSIVE, *lexicon.SELF, *lexicon.WANTED]) or _human(before)
    refused = _exactly(after, lexicon.REFUSED) if word.endswith(("ам", "ям", "ов", "ев", "н")) else None
    return _span(text, place, reason, human or refused) if human or reason or refused else None


def _quality(text: Text, place: int, stem: str) -> tuple[int, int] | None:
    """«русская», «православный»: with a person behind it, or meant as people («только русским»)."""
    after = text.after(place, 1)
    human = _human(after)
    if human:
        return _span(text, place, None, human)
    reason = _exactly(text.before(place, 2), [*lexicon.EXCLUSIVE, *lexicon.WANTED, "для"])
    ends = not after or "," in after[0].gap or after[0].text in ("без", "с", "и", "или", "не", "до", "от")
    as_people = text.words[place].endswith(("им", "ие", "их", "ым", "ые", "ых")) and stem in ("русск", "православн")
    return _span(text, place, reason) if reason and ends and as_people else None


def _kazakh_people(text: Text, place: int, stem: str) -> tuple[int, int] | None:
    """«қазақ отбасына», «тек орыстарға», «ұлты қазақ», «мұсылманмын»."""
    rest = text.words[place][len(stem):]
    if rest.startswith("стан"):
        return None
    before, after = text.before(place, 2), text.after(place, 3)
    human = _human(after[:1])
    if human:
        return _span(text, place, _exactly(before, lexicon.EXCLUSIVE), human)
    if rest.startswith(("мын", "пын", "быз", "пыз", "мин", "myn", "min")):
        return _span(text, place)
    own, only = _exactly(before, lexicon.SELF), _exactly(before, lexicon.EXCLUSIVE)
    plural = rest.startswith(("тар", "тер", "дар", "дер", "лар", "лер"))
    if (own and (not after or "," in after[0].gap)) or (plural and only):
        return _span(text, place, own or only)
    given = _first(after[:2], lexicon.OFFERED) if plural else None
    return _span(text, place, None, given) if given else None


KINDS: tuple[tuple[list[str] | tuple[str, ...], Judge], ...] = (
    (lexicon.ALWAYS, _always), (("судим", "несудим"), _unconvicted), (list(lexicon.HABITS), _habit),
    (lexicon.FAITHFUL, _faithful), (lexicon.PEOPLES_ONLY_OF, _quality), (lexicon.FAITHS, _people),
    (lexicon.PEOPLES, _people), (lexicon.PEOPLES_KAZAKH + lexicon.FAITH_KAZAKH, _kazakh_people),
)


def _beginnings() -> dict[str, list[tuple[str, Judge]]]:
    found: dict[str, list[tuple[str, Judge]]] = {}
    for stems, judge in KINDS:
        for stem in stems:
            found.setdefault(stem[:EDGE], []).append((stem, judge))
    return found


BEGINNINGS = _beginnings()
