"""A mail as it came, read with limits on everything that makes reading slow; what cannot be read is refused, never guessed."""

import codecs
import email
import email.errors
import email.policy
import hashlib
import re
from dataclasses import dataclass
from email.message import Message

from web.core.form import clean
from web.messages.rules import MOST_PHOTOS

MOST_BYTES = 10 * 1024 * 1024
MOST_LINES, MOST_HEADER, MOST_BOUNDARIES, MOST_NESTED = 250_000, 64 * 1024, 40, 8
MOST_TEXT = 256 * 1024  # bytes of a text part; no answer is longer
MOST_HOPS = 50
CHARSETS = {codecs.lookup(name).name for name in (
    "ascii", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "windows-1251", "windows-1252", "koi8-r", "koi8-u", "iso-8859-1",
    "iso-8859-5", "iso-8859-15", "cp866", "mac-cyrillic", "ptcp154", "kz1048", "gb18030", "big5", "euc-kr", "shift_jis")}
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|heic|heif|avif)$", re.I)
_ADDRESS = re.compile(r"[^\s<>,;:\"()\[\]@]{1,64}@[^\s<>,;:\"()\[\]@]{1,255}")


class Unreadable(ValueError):
    """The mail is larger, deeper or more broken than any mail of a person."""


@dataclass(frozen=True)
class Mail:
    """A mail in its parts; `text` and `html` are the first of their kind, `photos` the first pictures that were attached, `attached`
    is how many other things came along."""

    head: Message
    sender: str
    text: str | None
    html: str | None
    flowed: bool
    photos: tuple[bytes, ...]
    attached: int
    key: str

    def every(self, name: str) -> list[str]:
        """All headers of that name, the topmost first, without line ends."""
        return _values(self.head, name)

    def one(self, name: str) -> str:
        """The topmost header of that name, or nothing."""
        return next(iter(self.every(name)), "")


def read(raw: bytes) -> Mail:
    """The mail out of its bytes. Raises Unreadable."""
    _check(raw)
    try:
        head = email.message_from_bytes(raw, policy=email.policy.compat32)
        return _mail(head, raw)
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError,
            email.errors.MessageError) as error:
        raise Unreadable(type(error).__name__) from error


def _check(raw: bytes) -> None:
    """What keeps the parser's work in proportion to the size of the mail. Raises Unreadable."""
    head = re.split(rb"\r?\n\r?\n", raw[:MOST_HEADER + 4], maxsplit=1)[0]
    low = raw.lower()
    wrong = (len(raw) > MOST_BYTES or len(head) > MOST_HEADER or raw.count(b"\n") + raw.count(b"\r") > 2 * MOST_LINES
             or low.count(b"boundary") > MOST_BOUNDARIES or low.count(b"message/") > MOST_NESTED
             or len(re.findall(rb"^received:", head, re.I | re.M)) > MOST_HOPS)
    if wrong:
        raise Unreadable("limits")


def _mail(head: Message, raw: bytes) -> Mail:
    leaves = [part for part in head.walk() if not part.is_multipart()]
    texts = {kind: next((part for part in leaves if _is_body(part, kind)), None) for kind in ("text/plain", "text/html")}
    plain, html = texts.values()
    page = _decoded(html) if html is not None else None
    attached = [part for part in leaves if part not in (plain, html) and _is_attached(part, page or "")]
    photos = [part.get_payload(decode=True) or b"" for part in attached if _is_picture(part)][:MOST_PHOTOS]
    named = _values(head, "message-id")
    key = hashlib.blake2b(named[0].encode() if named else raw, digest_size=16).hexdigest()
    return Mail(head, _sender(head), _decoded(plain) if plain is not None else None, page,
                plain is not None and str(plain.get_param("format", "")).lower() == "flowed", tuple(photos),
                len(attached) - len(photos), "mail:" + key)


def _is_body(part: Message, kind: str) -> bool:
    return part.get_content_type() == kind and part.get_content_disposition() != "attachment" and not part.get_filename()


def _is_attached(part: Message, page: str) -> bool:
    """Whether a part is something that its sender meant to send: not a picture of their signature or a second body."""
    if part.get_content_disposition() == "attachment":
        return True
    mark = str(part.get("content-id", "")).strip("<> ")
    return part.get_content_maintype() not in ("text", "multipart", "message") and not (mark and f"cid:{mark}" in page)


def _is_picture(part: Message) -> bool:
    """Whether it says it is a picture; whether it is one is found out when it is made anew (web/media)."""
    return part.get_content_maintype() == "image" or bool(_PICTURE.search(part.get_filename() or ""))


def _decoded(part: Message) -> str:
    """The words of a text part; a charset that lies or is unknown gives what can be read of it."""
    content = part.get_payload(decode=True) or b""
    name = str(part.get_content_charset() or "utf-8")
    try:
        charset = codecs.lookup(name).name
    except (LookupError, ValueError):
        charset = ""
    for known in ([charset] if charset in CHARSETS else []) + ["utf-8", "windows-1251"]:
        try:
            return clean(content[:MOST_TEXT].decode(known, "strict" if len(content) <= MOST_TEXT else "replace"))
        except UnicodeError:
            continue
    return clean(content[:MOST_TEXT].decode("utf-8", "replace"))


def _sender(head: Message) -> str:
    """The one address of the one header From, in small letters; nothing when there are several, or none that can be read."""
    values = _values(head, "from")
    found = _ADDRESS.findall(values[0]) if len(values) == 1 else []
    within = re.findall(r"<([^<>]*)>", values[0]) if found else []
    if len(within) > 1 or (not within and len(found) != 1):
        return ""
    place = within[0].strip() if within else found[0]
    return place.lower() if _ADDRESS.fullmatch(place) else ""


def _values(head: Message, name: str) -> list[str]:
    return [" ".join(str(value).split()) for value in head.get_all(name, [])]
