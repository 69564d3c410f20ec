"""Holds thousands of event streams open, and tells when each of them brought something."""

import resource
import selectors
import socket
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from web.commands.bench.wire import BROWSER
from web.commands.saying import Stopped

SPARE = 100  # open files beside the streams
PATIENCE = 30.0  # seconds for a stream to begin, or for an event to come
_lines: list[socket.socket] = []


@dataclass(frozen=True)
class Open:
    """Streams to be opened, each as if from a network address of its own and, where there are cookies, by a member, and held."""

    port: int
    paths: Sequence[str]
    cookies: Sequence[str] = ()


@dataclass(frozen=True)
class Hear:
    """Waits until each of the first `count` streams has brought an event."""

    count: int


@dataclass(frozen=True)
class Drain:
    """Takes what every stream has brought so far, which is not waited for."""


@dataclass(frozen=True)
class Hang:
    """Closes every stream."""


def run(job: Open | Hear | Drain | Hang) -> list[float]:
    """Does the job in this process: when each stream was open, or brought its event, by the clock `perf_counter`."""
    if isinstance(job, Open):
        _make_room(len(job.paths))
        cookies = job.cookies or [""] * len(job.paths)
        return [_open(job.port, path, number, cookie) for number, (path, cookie) in enumerate(zip(job.paths, cookies, strict=True))]
    return _hear(job.count) if isinstance(job, Hear) else _drain() if isinstance(job, Drain) else _hang()


def _make_room(count: int) -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < count + SPARE:
        raise Stopped(f"A process here may open {hard} files only, too few for {count} streams.")
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def _open(port: int, path: str, number: int, cookie: str) -> float:
    line = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
    fields = {"host": "127.0.0.1", **BROWSER, "accept": "text/event-stream",
              "x-forwarded-for": f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}"}
    if cookie:
        fields["cookie"] = cookie
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    line.sendall(f"GET {path} HTTP/1.1\r\n{head}\r\n".encode())
    begun = b""
    while b"\n\n" not in begun.partition(b"retry: ")[2]:
        piece = line.recv(4_096)
        if not piece or b" 503 " in begun:
            raise Stopped("The server refused a stream: " + begun.decode("latin-1")[:200])
        begun += piece
    _lines.append(line)
    return time.perf_counter()


def _hear(count: int) -> list[float]:
    times: dict[int, float] = {}
    with selectors.DefaultSelector() as found:
        for place, line in enumerate(_lines[:count]):
            found.register(line, selectors.EVENT_READ, place)
        until = time.monotonic() + PATIENCE
        while len(times) < count and time.monotonic() < until:
            for key, _events in found.select(1.0):
                if b"id: " in key.fileobj.recv(65_536):
                    times[key.data] = time.perf_counter()
                    found.unregister(key.fileobj)
    return [times[place] for place in sorted(times)]


def _drain() -> list[float]:
    for line in _lines:
        line.setblocking(False)
        with suppress(BlockingIOError):
            while line.recv(65_536):
                continue
        line.settimeout(PATIENCE)
    return []


def _hang() -> list[float]:
    while _lines:
        _lines.pop().close()
    return []
