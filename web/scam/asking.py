"""What a writer is asked before words with signs of fraud are sent; they decide, and nothing of it is kept."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.requests import Request

from web.core import form as forms
from web.core.clock import DAY
from web.guard.asking import Found
from web.scam import telling
from web.scam.hosts import Home
from web.scam.judging import judge

ALL_THE_SAME = "all_the_same"  # name of the button that sends them as they are


@dataclass(frozen=True)
class Asking:
    """What was found in words that are about to be sent, and the seal by which they are sent all the same."""

    found: tuple[Found, ...] = ()
    seal: str = ""
    confirmed: bool = False

    @property
    def asks(self) -> bool:
        """Whether the writer has to decide first."""
        return bool(self.found) and not self.confirmed


NOTHING = Asking()


def read(request: Request, home: Home, subject: str, text: str, form: FormData, more: Iterable[str] = ()) -> Asking:
    """Judges words that somebody wants to send to the subject, such as «thread:5». A confirmation holds for exactly these
    words, for a day; `more` are kinds of signs that are not in the words."""
    found = telling.found(text, judge(text, home), more)
    if not found:
        return NOTHING
    keys, digest = request.app.state.keys, hashlib.sha256(f"{subject}\n{text}".encode()).hexdigest()
    confirmed = keys.read("scam", forms.text(form, ALL_THE_SAME, 1_000), DAY) == digest
    return Asking(found, keys.sign("scam", digest), confirmed)
