"""What processes cost: their time on processors and their memory, as Linux counts them."""

import os
import time
from pathlib import Path

PROC = Path("/proc")
_CLOCK = 2  # the processor time of a process, all its threads, in nanoseconds


def tree(root: int) -> list[int]:
    """The process and everything below it."""
    parents = {int(path.name): _parent(path) for path in PROC.iterdir() if path.name.isdigit()}
    found = [root]
    for number in found:
        found += [child for child, parent in parents.items() if parent == number]
    return found


def _parent(path: Path) -> int:
    try:
        return int((path / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()[1])
    except OSError:
        return 0  # ended meanwhile


def cpu_seconds(pids: list[int]) -> float:
    """Processor time that these processes have used so far."""
    return sum(time.clock_gettime((~pid << 3) | _CLOCK) for pid in pids)


def memory(pids: list[int], kind: str = "Pss") -> int:
    """Bytes of memory of these processes; `Pss` counts a shared page once in all, `Rss` in each."""
    return sum(_memory(pid, kind) for pid in pids)


def _memory(pid: int, kind: str) -> int:
    lines = (PROC / str(pid) / "smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) * 1_024 for line in lines if line.startswith(kind + ":"))


def cores() -> list[int]:
    """The processors that this process may use."""
    return sorted(os.sched_getaffinity(0))


def keep_to(core: int | None) -> None:
    """Keeps this process, and what it starts, to one processor; None leaves it free."""
    if core is not None:
        os.sched_setaffinity(0, {core})
