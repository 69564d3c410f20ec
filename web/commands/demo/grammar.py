"""The little Russian grammar that titles need: the accusative, capitals, grouped numbers."""

import re

_ENDINGS = (("ая", "ую"), ("яя", "юю"), ("ья", "ью"))
_GROUPS = re.compile(r"(?<=\d)(?=(?:\d{3})+$)")


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def accusative(phrase: str) -> str:
    """«коляска прогулочная» becomes «коляску прогулочную»; only for inanimate things named in the singular."""
    words = phrase.split(" ")
    found, named = [], False
    for place, word in enumerate(words):
        changed = _adjective(word)
        if changed == word and not named:
            changed, named = _noun(word), True
        elif changed == word:
            return " ".join([*found, *words[place:]])
        found.append(changed)
    return " ".join(found)


def grouped(number: int) -> str:
    """«1 250 000», with spaces that do not break."""
    return _GROUPS.sub("\u00a0", str(number))


def plain(number: float) -> str:
    """«62,5», or «62» when nothing follows the comma."""
    return f"{number:.15g}".replace(".", ",")


def _adjective(word: str) -> str:
    body, comma = (word[:-1], ",") if word.endswith(",") else (word, "")
    return next((body[:-2] + new + comma for old, new in _ENDINGS if body.endswith(old) and len(body) > 4), word)


def _noun(word: str) -> str:
    return "-".join(map(_part, word.split("-")))


def _part(word: str) -> str:
    if word.endswith("а"):
        return word[:-1] + "у"
    return word[:-1] + "ю" if word.endswith("я") and not word.endswith("мя") else word
