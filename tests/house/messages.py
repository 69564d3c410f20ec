"""Every message a person may read is there in Russian and in Kazakh, whole, once, and with its places kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import PoFileParser
from jinja2 import TemplateSyntaxError

from tests.house import tree

PLURALS = {"ru": 3, "kk": 2}
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
PLACE = re.compile(r"%\(\w+\)[-+ #0-9.]*[a-zA-Z]")
# Longer than this many letters, the same text in two languages is one that nobody translated.
ALIKE = 12
# Names, and words that Kazakh shares with Russian.
MAY_BE_ALIKE: set[str] = set()


@dataclass(frozen=True)
class Entry:
    """One message of one .po file."""

    place: str
    ids: tuple[str, ...]
    texts: tuple[str, ...]
    fuzzy: bool
    plural: bool


class Recorder(Catalog):
    """A catalogue that keeps every message it is given; Babel's own lets the last of two alike win."""

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings)
        self.given: list[Message] = []

    def __setitem__(self, key: str, message: Message) -> None:
        self.given.append(message)
        super().__setitem__(key, message)


def problems(root: Path) -> list[str]:
    """Return what is missing, stale, empty, doubled or broken in the translations."""
    used, found = extracted(root)
    entries = {language: read(root, language, found) for language in PLURALS}
    for language, given in entries.items():
        found += [*missing(language, used, given), *stale(used, given), *doubled(given)]
        found += [problem for entry in given for problem in broken(language, entry)]
    return found + untranslated(entries["ru"], entries["kk"])


def extracted(root: Path) -> tuple[dict[tuple[str, ...], str], list[str]]:
    """Return the ids of the messages in web/ and templates/ with the place of their first use, and unreadable files."""
    used: dict[tuple[str, ...], str] = {}
    found = []
    sources = [("python", path) for path in tree.python(root, "web")]
    sources += [("jinja2", path) for path in tree.files(root, "templates", ".html", ".txt", ".xml")]
    for method, path in sources:
        try:
            for line, ids, *_ in extract_from_file(method, path, keywords=KEYWORDS, options={"silent": "false"}):
                used.setdefault(ids if isinstance(ids, tuple) else (ids,), tree.at(root, path, line))
        except TemplateSyntaxError as error:
            found.append(f"{tree.at(root, path, error.lineno)}: {error.message}")
    return used, found


def read(root: Path, language: str, found: list[str]) -> list[Entry]:
    """Return the messages of all .po files of a language; adds to `found` what is wrong with the files themselves."""
    entries = []
    for path in tree.files(root, f"web/locale/{language}", ".po"):
        catalog = Recorder(locale=language)
        with path.open("rb") as file:
            PoFileParser(catalog, abort_invalid=True).parse(file)
        if f"nplurals={PLURALS[language]};" not in path.read_text(encoding="utf-8"):
            found.append(f"{tree.at(root, path, 1)}: the header must say nplurals={PLURALS[language]}")
        found += [f"{tree.at(root, path, message.lineno or 1)}: obsolete" for message in catalog.obsolete.values()]
        entries += [entry_of(root, path, message) for message in catalog.given if message.id]
    return entries


def entry_of(root: Path, path: Path, message: Message) -> Entry:
    """Return a message as the checks want it."""
    ids, texts = (value if isinstance(value, tuple | list) else (value,) for value in (message.id, message.string))
    return Entry(tree.at(root, path, message.lineno), tuple(ids), tuple(texts), message.fuzzy, message.pluralizable)


def missing(language: str, used: dict[tuple[str, ...], str], given: list[Entry]) -> list[str]:
    """Return the messages in use that a language does not have; an entry with plurals also serves without a number."""
    known = {entry.ids for entry in given} | {entry.ids[:1] for entry in given}
    return [f"{place}: not in {language}: {ids[0]!r}" for ids, place in used.items() if ids not in known]


def stale(used: dict[tuple[str, ...], str], given: list[Entry]) -> list[str]:
    """Return the messages of a language that nothing uses."""
    return [f"{entry.place}: nothing uses {entry.ids[0]!r}" for entry in given if entry.ids not in used]


def doubled(given: list[Entry]) -> list[str]:
    """Return the messages that stand twice with different texts."""
    first: dict[str, Entry] = {}
    for entry in given:
        first.setdefault(entry.ids[0], entry)
    pairs = ((entry, first[entry.ids[0]]) for entry in given)
    return [
        f"{entry.place}: {entry.ids[0]!r} has another text at {other.place}"
        for entry, other in pairs
        if entry.texts != other.texts
    ]


def broken(language: str, entry: Entry) -> Iterator[str]:
    """Yield what is wrong with one translation by itself."""
    forms = PLURALS[language] if entry.plural else 1
    if entry.fuzzy:
        yield f"{entry.place}: fuzzy: {entry.ids[0]!r}"
    if len(entry.texts) != forms or not all(text and text.strip() for text in entry.texts):
        yield f"{entry.place}: {forms} texts are wanted for {entry.ids[0]!r}"
        return
    wanted = sorted(PLACE.findall(entry.ids[-1]))
    for text in entry.texts:
        if sorted(PLACE.findall(text)) != wanted:
            yield f"{entry.place}: {text!r} must hold the places {wanted}"


def untranslated(russian: list[Entry], kazakh: list[Entry]) -> list[str]:
    """Return the long texts that are the same as in the language they should have been translated from."""
    by_ids = {entry.ids: entry.texts for entry in russian}
    pairs = [(entry, entry.ids, "English") for entry in russian + kazakh]
    pairs += [(entry, by_ids.get(entry.ids, ()), "Russian") for entry in kazakh]
    return [
        f"{entry.place}: the same as in {language}: {text!r}"
        for entry, others, language in pairs
        for text in entry.texts
        if text in others and text not in MAY_BE_ALIKE and len(re.findall(r"[^\W\d_]", PLACE.sub("", text))) > ALIKE
    ]
