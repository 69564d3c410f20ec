"""What an author is asked about texts that are going to be public: what was found in them, and what to do with it."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from starlette.datastructures import FormData
from starlette.requests import Request

from web.core import form as forms
from web.core.clock import DAY
from web.guard.finding import ADVICE, KINDS, Finding
from web.guard.text import find, masked

MASK, AS_IT_IS, ALL = "mask", "as_it_is", "all"  # names of the buttons, and the value of the one that masks everything
LONGEST_WORDS = 400  # characters of one finding in a form


@dataclass(frozen=True)
class Found:
    """Findings of one kind: what it is, why it is risky, and the words, each once."""

    kind: str
    title: str
    advice: str
    words: list[str]


@dataclass(frozen=True)
class Reading:
    """Texts by the names of their fields, already masked where that was wanted. It lives as long as one request:
    nothing of it is written anywhere."""

    texts: Mapping[str, str] = field(default_factory=dict)
    found: tuple[Found, ...] = ()
    risks: tuple[Found, ...] = ()  # what others found that the author should know; it cannot be masked
    masked: bool = False
    confirmed: bool = False
    seal: str = ""

    @property
    def asks(self) -> bool:
        """Whether the author has to decide first."""
        return bool(self.found or self.risks) and not self.confirmed

    @property
    def holds(self) -> bool:
        """Whether the form is to be shown once more: something was found, or masked just now."""
        return self.asks or self.masked

    def fill(self, form: FormData) -> FormData:
        """The sent form with the masked texts in it."""
        return FormData([(name, self.texts.get(name, value) if isinstance(value, str) else value)
                         for name, value in form.multi_items()]) if self.masked else form


NOTHING = Reading()
Risks = Callable[[Mapping[str, str]], tuple[Found, ...]]


def read(request: Request, subject: str, texts: Mapping[str, str], form: FormData,
         risks: Risks = lambda texts: ()) -> Reading:
    """Reads these texts of the subject, such as «listing:5», and does what a pressed button of the panel wants: mask all
    that is found, mask one thing, or publish it as it is. A confirmation holds for exactly these texts, for a day.
    `risks` tells what else the author should know."""
    found = {name: find(text) for name, text in texts.items()}
    wish = forms.text(form, MASK, LONGEST_WORDS)
    if wish:
        chosen = {name: [one for one in ones if wish in (ALL, _named(one, texts[name]))] for name, ones in found.items()}
        masked_texts = {name: masked(text, chosen[name]) for name, text in texts.items()}
        left = {name: find(text) for name, text in masked_texts.items()}
        return _reading(request, subject, masked_texts, left, True, risks(masked_texts))
    sealed = request.app.state.keys.read("guard", forms.text(form, AS_IT_IS, 1_000), DAY)
    return _reading(request, subject, texts, found, False, risks(texts), sealed == _digest(subject, texts))


def _reading(request: Request, subject: str, texts: Mapping[str, str], found: Mapping[str, list[Finding]],
             was_masked: bool, risks: tuple[Found, ...] = (), confirmed: bool = False) -> Reading:
    if not any(found.values()) and not risks:
        return Reading(texts, masked=was_masked)
    seal = request.app.state.keys.sign("guard", _digest(subject, texts))
    return Reading(texts, _grouped(texts, found), risks, was_masked, confirmed, seal)


def _grouped(texts: Mapping[str, str], found: Mapping[str, list[Finding]]) -> tuple[Found, ...]:
    words: dict[str, dict[str, None]] = {}
    for name, ones in found.items():
        for one in ones:
            words.setdefault(one.kind, {})[one.of(texts[name])] = None
    return tuple(Found(kind, KINDS[kind], ADVICE[kind], list(words[kind])) for kind in KINDS if kind in words)


def _named(one: Finding, text: str) -> str:
    return f"{one.kind}:{one.of(text)}"


def _digest(subject: str, texts: Mapping[str, str]) -> str:
    """Changes with any letter of the texts; says nothing about them."""
    return hashlib.sha256(json.dumps([subject, sorted(texts.items())]).encode()).hexdigest()
