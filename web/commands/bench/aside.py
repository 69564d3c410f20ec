"""A process beside the bench, kept to another processor, that does one job after another."""

from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from web.commands.bench.processes import keep_to


class Aside:
    """Runs `work(job)` in a process of its own; both must be importable by name."""

    def __init__(self, work: Callable[[Any], Any], core: int | None):
        context = get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(work, theirs, core), daemon=True)
        self._process.start()
        theirs.close()

    def begin(self, job: Any) -> None:
        """Hands the job over and does not wait."""
        self._pipe.send(job)

    def end(self) -> Any:
        """Waits for what the job came to. Raises what it raised."""
        outcome = self._pipe.recv()
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def run(self, job: Any) -> Any:
        """Hands the job over and waits."""
        self.begin(job)
        return self.end()

    def close(self) -> None:
        """Ends the process after its job."""
        self._pipe.close()
        self._process.join(10)
        self._process.kill()


def _work(work: Callable[[Any], Any], pipe: Connection, core: int | None) -> None:
    keep_to(core)
    while True:
        try:
            job = pipe.recv()
        except EOFError:
            return
        try:
            pipe.send(work(job))
        except Exception as error:  # noqa: BLE001 - raised again where the outcome is waited for
            pipe.send(error)
