"""Questions a listing may never ask: special categories of personal data (capability G7; health besides)."""

import re
from collections.abc import Iterable

# A word is refused when it begins with one of these.
STEMS = (
    "racial", "ethnic", "nationalit", "politic", "religi", "convict", "criminal", "disab", "diagnos", "disease",
    "illness", "pregnan", "health",
    "расов", "этнич", "этнос", "национальност", "народност", "политич", "политик", "парти", "религи", "вероиспов",
    "конфесси", "судим", "осужд", "профсоюз", "здоровь", "диагноз", "болезн", "заболеван", "инвалид", "беременн",
    "медкниж",
    "нәсіл", "этникал", "саяси", "саясат", "діни", "сотталған", "соттыл", "кәсіподақ", "денсаулы", "сырқат", "мүгедек",
    "жүкті",
)
# A word is refused when it is one of these.
WORDS = frozenset((
    "race", "party", "parties", "union", "unions", "faith", "belief", "church", "mosque", "hiv",
    "раса", "расы", "вера", "вич", "партия",
    "ұлт", "ұлты", "дін", "діні", "ауру", "ауруы", "аитв",
))


def check(code: str, texts: Iterable[str]) -> None:
    """Raises ValueError if an attribute's code, a name or an option's name asks about race, ethnicity, politics,
    religion, convictions, a party or union, or health."""
    for text in (code, *texts):
        for word in re.findall(r"[^\W\d_]+", text.lower()):
            if word in WORDS or word.startswith(STEMS):
                raise ValueError(f"attribute {code!r}: {word!r} in {text!r} asks for a special category of"
                                 " personal data, which a listing may never ask")
