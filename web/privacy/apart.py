"""Has long work done by a process of its own, so that no reader shares an interpreter with it; it never outlives the site."""

from collections.abc import Callable, Sequence
from subprocess import PIPE, Popen, TimeoutExpired

from web.core.settings import ROOT

LOOK = 0.2  # seconds between two looks at whether the site goes down
GOODBYE = 5.0  # seconds after which a process that was told to end is killed


class Failed(RuntimeError):
    """The process ended without having done its work; why is in the log."""


def run(command: Sequence[str], breathe: Callable[[], None]) -> None:
    """Waits until the process has ended well. `breathe` is called while it works and may raise; whatever is raised, the
    process is gone then. Its standard input closes when this process dies, by which it knows. Raises Failed."""
    process = Popen(command, stdin=PIPE, cwd=ROOT, start_new_session=True)
    try:
        while not _ended(process, LOOK):
            breathe()
    finally:
        _end(process)
    if process.returncode:
        breathe()
        raise Failed(f"{command[-2]} ended with {process.returncode}")


def _ended(process: Popen, seconds: float) -> bool:
    try:
        process.wait(seconds)
    except TimeoutExpired:
        return False
    return True


def _end(process: Popen) -> None:
    process.terminate()
    if not _ended(process, GOODBYE):
        process.kill()
        process.wait()
    process.stdin.close()
