"""Reading forms: limits on what is sent, and WTForms set up for the language of the page."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message, Receive
from wtforms import Form as WTForm
from wtforms.fields import StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import StopValidation

from web.core import i18n, refusal
from web.core.i18n import N_

PATIENCE = 120.0  # seconds for a body to arrive; a photo over a slow line takes a minute
MOST_FIELDS, MOST_FILES = 200, 12
BUILT_IN = (N_("Not a valid choice."),)  # what WTForms itself may say of our fields
DRAINED = 48 * 1024 * 1024  # bytes of a refused body that are still read and thrown away
# C0 and C1 without tab and line end, DEL, and the two signs that no XML may hold.
CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160), 0xFFFE, 0xFFFF])


async def read(request: Request, most: int) -> FormData:
    """The form of a request, or an empty one. Raises Refusal for a broken, too slow or too large one
    (over `most` bytes)."""
    if request.method != "POST":
        return FormData()
    try:
        async with asyncio.timeout(PATIENCE):
            await _fits(request, most)
            reading = Request(request.scope, _counted(request.receive, most))
            return await reading.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=64 * 1024)
    except HTTPException as error:
        raise refusal.STATUSES.get(error.status_code, refusal.Refusal)() from error
    except (MultiPartException, ClientDisconnect, TimeoutError, UnicodeError, ValueError) as error:
        raise refusal.Refusal() from error


async def _fits(request: Request, most: int) -> None:
    length = request.headers.get("content-length", "")
    if length.isascii() and length.isdigit() and int(length) > most:
        await _drain(request.receive)
        raise refusal.TooLarge()


def _counted(receive: Receive, most: int) -> Receive:
    total = 0

    async def counting() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        if total > most:
            if message.get("more_body"):
                await _drain(receive)
            raise refusal.TooLarge()
        return message

    return counting


async def _drain(receive: Receive) -> None:
    """Reads on to the end, within reason, so that the browser gets to see the answer."""
    left = DRAINED
    while left > 0:
        message = await receive()
        left -= len(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body"):
            return


def text(form: FormData, name: str, longest: int = 10_000) -> str:
    """One text of a form: trimmed, without control characters; an upload or a missing one is empty."""
    value = form.get(name)
    return clean(value)[:longest] if isinstance(value, str) else ""


def clean(value: str) -> str:
    """Without NUL and other control characters or lone surrogates; line ends are made one kind."""
    value = value.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "ignore").decode()
    return value.translate(CONTROLS).strip()


def number(form: FormData, name: str, most: int = 2**63 - 1) -> int | None:
    """A whole number of a form, or None."""
    value = text(form, name, 20)
    return int(value) if value.isascii() and value.isdigit() and int(value) <= most else None


def choices(words: Mapping[str, str], group: str | None = None) -> list[SelectChoice]:
    """Choices of a field out of values and their words; `group` puts them under one heading."""
    return [SelectChoice(str(value), text, optgroup=group) for value, text in words.items()]


class Form(WTForm):
    """A form whose built-in messages are in the language of the page; unknown fields are ignored."""

    class Meta:
        csrf = False

        def get_translations(self, form):
            return _Translations()

    def __init__(self, formdata=None, **values):
        super().__init__(_Clean(formdata) if formdata is not None else None, **values)
        for field in self:
            field.label.text = i18n._(field.label.text) if field.label.text else ""
            if isinstance(getattr(field, "choices", None), list):
                field.choices = [replace(choice, label=i18n._(choice.label)) for choice in field.choices]

    def answers(self) -> dict:
        """The fields' values by name."""
        return {name: field.data for name, field in self._fields.items()}


class _Translations:
    def gettext(self, message: str) -> str:
        return i18n._(message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        return i18n.plural(one, many, n)


class _Clean:
    """What WTForms asks of form data: every text cleaned, and no uploads, which views take from the form itself."""

    def __init__(self, form: FormData):
        self._form = form

    def __contains__(self, name: str) -> bool:
        return name in self._form

    def __iter__(self):
        return iter(self._form)

    def __len__(self) -> int:
        return len(self._form)

    def getlist(self, name: str) -> list:
        return [clean(value) for value in self._form.getlist(name) if isinstance(value, str)]


class Longest:
    """Refuses a text of more than `most` characters, saying how many there are."""

    def __init__(self, most: int):
        self.most = most
        self.field_flags = {"maxlength": most}

    def __call__(self, form: Form, field: StringField) -> None:
        if field.data and len(field.data) > self.most:
            raise StopValidation(i18n._("At most %(most)s characters fit here; there are %(n)s.",
                                        most=self.most, n=len(field.data)))


class Needed:
    """Refuses an empty answer."""

    field_flags = {"required": True}

    def __call__(self, form: Form, field) -> None:
        if not field.data or (isinstance(field.data, str) and not field.data.strip()):
            raise StopValidation(i18n._("This is needed."))
