"""The words between the server and its photo process: frames of bytes on a pipe, each with its length in front."""

import json
import struct
from dataclasses import asdict
from typing import BinaryIO

from web.media.outcome import REASONS, Picture, Refused, Size

_LENGTH = struct.Struct(">I")


class Garbled(Exception):
    """The other side said something that is none of the agreed words, or stopped in the middle of one."""


def send(stream: BinaryIO, *frames: bytes) -> None:
    """Writes the frames and flushes; OSError when the other side has gone."""
    for frame in frames:
        stream.write(_LENGTH.pack(len(frame)))
        stream.write(frame)
    stream.flush()


def receive(stream: BinaryIO, limit: int) -> bytes | None:
    """The next frame, or None when the stream has ended; Garbled when it is cut or longer than `limit` bytes."""
    head = stream.read(_LENGTH.size)
    if not head:
        return None
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH.size or length > limit:
        raise Garbled(f"a frame of {length} bytes where at most {limit} are allowed")
    body = stream.read(length)
    if len(body) < length:
        raise Garbled(f"a frame of {length} bytes ended after {len(body)}")
    return body


def picture_answer(picture: Picture) -> bytes:
    """The answer that the photo is kept."""
    return json.dumps({"picture": asdict(picture)}).encode()


def refused_answer(refused: Refused) -> bytes:
    """The answer that the photo cannot be taken."""
    return json.dumps({"refused": refused.said}).encode()


def failed_answer(error: OSError) -> bytes:
    """The answer that the disk failed."""
    return json.dumps({"failed": [error.errno, error.strerror]}).encode()


def read_answer(frame: bytes) -> Picture:
    """The picture an answer tells of; raises the Refused or OSError it carries, Garbled when it is none of these."""
    try:
        answer = json.loads(frame)
    except ValueError as error:
        raise Garbled("not JSON") from error
    match answer:
        case {"picture": dict(values)}:
            return _picture(values)
        case {"refused": str(said)} if said in REASONS:
            raise Refused(said)
        case {"failed": [int(number), str(text)]}:
            raise OSError(number, text)
    raise Garbled("an unknown answer")


def _picture(values: dict) -> Picture:
    try:
        numbers = (int(values[key]) for key in ("width", "height", "bytes", "fingerprint"))
        sizes = tuple(Size(*map(int, size)) for size in values["sizes"])
        return Picture(str(values["name"]), *numbers, sizes)
    except (KeyError, TypeError, ValueError) as error:
        raise Garbled("not a picture") from error
