"""The photo process: reads photos from its standard input, answers on standard output, ends when the input does."""

import json
import resource
import signal
import sys
from pathlib import Path
from typing import BinaryIO

from web.media.outcome import Refused
from web.media.picture import process
from web.media.sniff import MAX_BYTES
from web.media.wire import failed_answer, picture_answer, receive, refused_answer, send

MAX_ORDER = 64 * 1024


def main(memory: int, seconds: int) -> None:
    """Serves until the input ends; `memory` is bytes of address space, `seconds` of real time for one photo."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # A core dump would hold somebody's photo.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Ctrl-C in a terminal reaches every process; this one ends when the server does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while _serve_one(sys.stdin.buffer, sys.stdout.buffer, seconds):
        pass


def _serve_one(orders: BinaryIO, answers: BinaryIO, seconds: int) -> bool:
    order = receive(orders, MAX_ORDER)
    source = receive(orders, MAX_BYTES)
    if order is None or source is None:
        return False
    # The server kills a process that is too slow; the alarm is for one whose server was itself killed.
    signal.alarm(seconds)
    answer = _answer(source, json.loads(order))
    signal.alarm(0)
    send(answers, answer)
    return True


def _answer(source: bytes, order: dict[str, str]) -> bytes:
    try:
        return picture_answer(process(source, Path(order["folder"]), order["name"]))
    except Refused as refused:
        return refused_answer(refused)
    except OSError as error:
        return failed_answer(error)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
