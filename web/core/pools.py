"""Small thread pools with bounded queues, so that one slow kind of work never holds up the others."""

import asyncio
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
PATIENT = 10  # how far heavy work stands back when processors are scarce, so that readers do not wait for it
SIZES = {"read": (2, 400), "write": (4, 200), "passwords": (1, 20), "photos": (2, 20), "long": (1, 20)}  # threads, waiting
HEAVY = ("passwords", "long")


class Busy(RuntimeError):
    """Too much of this kind of work waits already; ask again in `retry_after` seconds."""

    retry_after = 3


class Pools:
    """One executor per kind of work."""

    def __init__(self) -> None:
        self._executors = {name: ThreadPoolExecutor(threads, name, _stand_back if name in HEAVY else None)
                           for name, (threads, _) in SIZES.items()}
        self._waiting = dict.fromkeys(SIZES, 0)

    async def run(self, name: str, work: Callable[[], T]) -> T:
        """Runs the work in the pool of that name; raises Busy when its queue is full."""
        threads, most = SIZES[name]
        if self._waiting[name] >= threads + most:
            raise Busy(name)
        self._waiting[name] += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._executors[name], work)
        finally:
            self._waiting[name] -= 1

    def close(self) -> None:
        for executor in self._executors.values():
            executor.shutdown(wait=True, cancel_futures=True)


def _stand_back() -> None:
    """Lets every other thread go first; only Linux counts this for each thread by itself."""
    if sys.platform == "linux":
        thread = threading.get_native_id()
        os.setpriority(os.PRIO_PROCESS, thread, max(PATIENT, os.getpriority(os.PRIO_PROCESS, thread)))
