"""Long work stands back: after each few milliseconds it sleeps as long, so that readers never wait for it."""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
STINT = 0.003  # seconds of a processor between two breaths


class Breath:
    """`share` is how long it sleeps for a second of its thread's work, waiting for the disk or for others not counted;
    0 never sleeps."""

    def __init__(self, share: float = 0.6):
        self._share, self._since = share, time.thread_time()

    def draw(self) -> None:
        """Sleeps, if it has worked long enough."""
        worked = time.thread_time() - self._since
        if self._share and worked >= STINT:
            time.sleep(worked * self._share)
            self._since = time.thread_time()

    def between(self, things: Iterable[T]) -> Iterator[T]:
        """The things, with a breath between them where it is time for one."""
        for thing in things:
            yield thing
            self.draw()
