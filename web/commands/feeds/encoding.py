"""Tells from a file's bytes what it is (XML or a table) and how its letters are written."""

import codecs
from pathlib import Path

from web.commands.feeds.offer import FeedBroken

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_STRANGERS = (
    (b"PK\x03\x04", "The file is a workbook or a ZIP archive: save the sheet as CSV (UTF-8) and import that."),
    (b"\x1f\x8b", "The file is compressed with gzip: unpack it first."),
    (b"%PDF", "The file is a PDF, not a feed."),
    (b"\xd0\xcf\x11\xe0", "The file is an old Excel workbook: save the sheet as CSV (UTF-8) and import that."),
)
CHUNK = 65_536


def kind(path: Path) -> str:
    """What the content is, "xml" or "table"; raises FeedBroken for an empty file and for what is no feed."""
    with path.open("rb") as stream:
        head = stream.read(4096)
    for magic, reason in _STRANGERS:
        if head.startswith(magic):
            raise FeedBroken(reason)
    bare = _bare(head)
    if not bare:
        raise FeedBroken("The file is empty.")
    if b"\0" in head and bom(head) != "utf-16":
        raise FeedBroken("The file is not text.")
    return "xml" if bare.startswith(b"<") else "table"


def _bare(head: bytes) -> bytes:
    for mark, _ in _BOMS:
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"").strip()


def bom(head: bytes) -> str:
    """The encoding that a byte order mark names, or ""."""
    return next((name for mark, name in _BOMS if head.startswith(mark)), "")


def table_encoding(path: Path) -> str:
    """The encoding of a table: what its mark says, else UTF-8, else Windows-1251 when most letters are not UTF-8.

    Reads the file once in pieces. A file that is UTF-8 but for a few bad bytes stays UTF-8: its good lines are read.
    """
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    good = bad = 0
    with path.open("rb") as stream:
        named = bom(stream.read(4))
        stream.seek(0)
        while not named and (chunk := stream.read(CHUNK)):
            text = decoder.decode(chunk)
            wrong = text.count("\ufffd")
            bad += wrong
            good += len(text) - len(text.encode("ascii", "ignore")) - wrong
    return named or ("cp1251" if bad > good else "utf-8")
