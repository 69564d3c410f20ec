"""Runs photos one after another in a process of its own that can be limited, killed and forgotten."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import BoundedSemaphore, Lock, Timer

from web.core.pools import Busy
from web.media.files import files_of, remove
from web.media.outcome import TOO_COMPLEX, Picture, Refused
from web.media.photo_process import Died, PhotoProcess
from web.media.sniff import check_bytes
from web.media.wire import Garbled, read_answer

QUEUE = 8
SECONDS = 10.0
IDLE = 60.0
MEMORY = 512 * 1024 * 1024
START = str(Path(__file__).with_name("start.py"))


class Worker:
    """One photo process: started by the first photo, ended after `idle` seconds without one, replaced when it dies.
    At most `queue` callers are inside at a time, the one being served included. Safe to use from many threads."""

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY, idle: float = IDLE, queue: int = QUEUE,
                 command: Sequence[str] | None = None):
        """`seconds` and `memory` (bytes of address space) are for one photo; `command` replaces the process."""
        self._seconds, self._idle = seconds, idle
        self._command = command or (sys.executable, "-P", START, str(memory), str(int(seconds) + 2))
        self._places, self._turn = BoundedSemaphore(queue), Lock()
        self._running: PhotoProcess | None = None
        self._nap: Timer | None = None
        self._closed = False

    @property
    def pid(self) -> int | None:
        """Id of the process, None while there is none."""
        running = self._running
        return running.pid if running else None

    def process(self, source: bytes, folder: Path, name: str) -> Picture:
        """picture.process in the other process. Raises Refused also for a photo that is too slow, needs too much memory
        or crashes it, OSError when the disk fails, Busy when `queue` callers are inside or the worker is closed."""
        check_bytes(source)
        files_of(folder, name)
        if not self._places.acquire(blocking=False):
            raise Busy("photos")
        try:
            with self._turn:
                return self._serve(source, folder.absolute(), name)
        finally:
            self._places.release()

    def close(self) -> None:
        """Waits for the photo being served, ends the process, and turns away whoever comes after that."""
        with self._turn:
            self._closed = True
            self._end()

    def _serve(self, source: bytes, folder: Path, name: str) -> Picture:
        running = self._awake()
        order = json.dumps({"folder": str(folder), "name": name}).encode()
        try:
            return read_answer(running.ask(self._seconds, order, source))
        except (Died, Garbled) as error:
            running.kill()
            self._end()
            remove(folder, name)
            raise Refused(TOO_COMPLEX) from error
        finally:
            self._nap_later()

    def _awake(self) -> PhotoProcess:
        if self._closed:
            raise Busy("photos")
        if self._running and not self._running.alive:
            self._end()
        if self._nap:
            self._nap.cancel()
        if not self._running:
            self._running = PhotoProcess(self._command)
        return self._running

    def _nap_later(self) -> None:
        if self._running:
            self._nap = Timer(self._idle, self._end_if_idle)
            self._nap.daemon = True
            self._nap.start()

    def _end_if_idle(self) -> None:
        if self._turn.acquire(blocking=False):
            try:
                self._end()
            finally:
                self._turn.release()

    def _end(self) -> None:
        if self._nap:
            self._nap.cancel()
        if self._running:
            self._running.end()
            self._running = None
