"""The three languages: catalogues read from .po files, and the language of the page being made."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po
from babel.plural import to_python

LANGUAGES = {"ru": "Русский", "kk": "Қазақша", "en": "English"}
FOLDER = Path(__file__).resolve().parents[1] / "locale"
_current: ContextVar[str] = ContextVar("language", default="ru")
_plural = {
    "ru": to_python({"one": "n mod 10 is 1 and n mod 100 is not 11",
                     "few": "n mod 10 in 2..4 and n mod 100 not in 12..14"}),
    "kk": to_python({"one": "n is 1"}),
    "en": to_python({"one": "n is 1"}),
}
_index = {"ru": ("one", "few", "other"), "kk": ("one", "other"), "en": ("one", "other")}


@lru_cache(maxsize=4)
def catalogue(language: str) -> dict[str, str | tuple[str, ...]]:
    """All messages of a language, merged from its files; English is the message ids themselves."""
    messages: dict[str, str | tuple[str, ...]] = {}
    for path in sorted((FOLDER / language).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id and message.string:
                    key = message.id[0] if isinstance(message.id, (tuple, list)) else message.id
                    messages[key] = message.string
    return messages


def current() -> str:
    """Code of the language in which the page is being made."""
    return _current.get()


def use(language: str) -> None:
    """Sets the language for the rest of this thread's or task's work."""
    _current.set(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """The language for a block of work, such as a mail to somebody else; then the former one again."""
    before = _current.set(language)
    try:
        yield
    finally:
        _current.reset(before)


def _(message: str, **values: object) -> str:
    """The message in the current language; keyword values fill its %(name)s places."""
    found = catalogue(_current.get()).get(message, message)
    text = found if isinstance(found, str) else found[0]
    return text % values if values else text


def ngettext(one: str, many: str, n: int, **values: object) -> str:
    """The form of the message that fits the number; %(n)s is the number."""
    return plural(one, many, n) % {"n": n, **values}


def plural(one: str, many: str, n: int) -> str:
    """The form of the message that fits the number, with its places still empty."""
    language = _current.get()
    found = catalogue(language).get(one, (one, many))
    forms = (found,) if isinstance(found, str) else found
    place = _index[language].index(_plural[language](n))
    return forms[min(place, len(forms) - 1)]


def N_(message: str) -> str:
    """Marks a message that is translated later, where it is shown."""
    return message
