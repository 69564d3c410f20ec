"""Starts the servers that are measured, and stops them."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from web.commands.bench import processes
from web.commands.bench.serving import STATS, TIMES
from web.commands.bench.wire import BROWSER
from web.commands.saying import Stopped
from web.core.settings import ROOT

START_WITHIN, STOP_WITHIN = 30.0, 15.0  # seconds


@dataclass(frozen=True)
class Answer:
    """One answer with its headers in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


class Server:
    """A running server; `target` is a factory of serving.py, or empty for the word `serve` as people run it."""

    def __init__(self, folder: Path, target: str, workers: int = 1, core: int | None = None, **settings: str):
        self.port = free_port()
        self._log = folder / f"server-{self.port}.log"
        given = {"data": folder, "port": self.port, "workers": workers, "jobs": "no", "proxies": "127.0.0.1", **settings}
        words = ["bench.serving", target, "" if core is None else str(core)] if target else ["", "serve"]
        module = ".".join(filter(None, ["web.commands", words[0]]))
        with self._log.open("wb") as log:
            self._process = subprocess.Popen([sys.executable, "-m", module, *words[1:]], cwd=ROOT, stdout=log, stderr=log,
                                             stdin=subprocess.DEVNULL, env=environment(given))
        self._wait()
        self.pids = processes.tree(self._process.pid)

    def _wait(self) -> None:
        until = time.monotonic() + START_WITHIN
        while time.monotonic() < until:
            try:
                self.get("/")
                return
            except OSError:
                if self._process.poll() is not None:
                    break
                time.sleep(0.01)
        self.close()
        raise Stopped("A server to be measured did not start. " + self.complaint())

    def get(self, path: str, **headers: str) -> Answer:
        """One page as a phone's browser asks for it."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", path, headers={**BROWSER, **headers})
            answer = connection.getresponse()
            return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def stats(self) -> dict[str, int]:
        """How often pages were ready (hits) and were not (misses) so far, in this server's one process."""
        return json.loads(self.get(STATS, **{"accept-encoding": "identity"}).body)

    def times(self) -> list[float]:
        """Seconds that each answer took inside the server `timed` since this was asked last."""
        return json.loads(self.get(TIMES, **{"accept-encoding": "identity"}).body)

    def complaint(self) -> str:
        """The end of what it logged."""
        return self._log.read_text("utf-8", "replace")[-1_500:]

    def cpu(self) -> float:
        """Seconds of processor time used so far."""
        return processes.cpu_seconds(self.pids)

    def memory(self, kind: str = "Pss") -> int:
        """Bytes of memory of all its processes."""
        return processes.memory(self.pids, kind)

    def close(self) -> None:
        """Stops the server as an operator does."""
        self._process.terminate()
        try:
            self._process.wait(STOP_WITHIN)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def environment(given: Mapping[str, object]) -> dict[str, str]:
    """This process's environment with these settings and no others."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SOQ_")}
    return {**kept, **{"SOQ_" + name.upper(): str(value) for name, value in given.items()}}


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
