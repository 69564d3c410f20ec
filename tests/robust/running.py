"""A real server in a process of its own, on a free port, that tests may torment and kill."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 20.0  # seconds for a start on a busy machine


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """The site as `run.py serve` runs it, in a process group of its own."""

    def __init__(self, folder: Path, **given: str):
        self.folder, self.port = folder, free_port()
        self.log = folder.parent / f"{folder.name}.log"
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("SOQ_")},
            "SOQ_DATA": str(folder), "SOQ_PORT": str(self.port), "SOQ_RATE_LIMITS": "off", "SOQ_JOBS": "off",
            "PYTHONPATH": str(ROOT), **{"SOQ_" + name.upper(): value for name, value in given.items()}}
        self.process: subprocess.Popen | None = None

    def start(self) -> "Server":
        """Starts it and comes back once it answers. Fails when it stops or does not answer in time."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen([sys.executable, "-m", "web.commands", "serve"], cwd=ROOT,
                                            env=self.environment,
                                            stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True)
        until = time.monotonic() + PATIENCE
        while not self.answers():
            assert self.process.poll() is None, self.log.read_text()[-3_000:]
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.02)
        return self

    def answers(self) -> bool:
        """Whether it says that it is well."""
        try:
            return self.get("/healthz", timeout=2)[:2] == (200, b"ok")
        except OSError:
            return False

    def get(self, path: str, timeout: float = 10) -> tuple[int, bytes]:
        """Status and body of a page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def kill(self) -> None:
        """Ends every process of it at once, as a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(10)

    def stop(self) -> int:
        """Asks it to stop, as an operator does, and returns its exit status."""
        self.process.terminate()
        try:
            return self.process.wait(15)
        finally:
            if self.process.poll() is None:
                self.kill()

    def memory(self) -> int:
        """Bytes of memory that all its processes hold."""
        pages = 0
        for status in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = status.read_text().rpartition(") ")[2].split()
                if int(fields[2]) == self.process.pid:
                    pages += int(status.with_name("statm").read_text().split()[1])
            except (FileNotFoundError, ProcessLookupError):
                continue  # it ended while we looked
        return pages * os.sysconf("SC_PAGE_SIZE")


class Cradle:
    """Servers that start in an instant on one data folder, one after another, to be killed."""

    def __init__(self, folder: Path, **given: str):
        self.server = Server(folder, jobs="on", **given)
        self.port, self.child = self.server.port, 0

    def __enter__(self) -> "Cradle":
        with self.server.log.open("ab") as log:
            self.process = subprocess.Popen([sys.executable, "-m", "tests.robust.cradle"], cwd=ROOT, stderr=log,
                                            text=True,
                                            env=self.server.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self.process.stdout.readline() == "ready\n", self.server.log.read_text()[-3_000:]
        return self

    def start(self) -> None:
        """Starts a server and comes back once it answers."""
        self.process.stdin.write(f"{self.port}\n")
        self.process.stdin.flush()
        self.child = int(self.process.stdout.readline())
        until = time.monotonic() + PATIENCE
        while not self.server.answers():
            assert time.monotonic() < until, self.server.log.read_text()[-3_000:]
            time.sleep(0.01)

    def kill(self) -> None:
        """Ends the server and what it started at once."""
        os.killpg(self.child, signal.SIGKILL)
        self.child = 0

    def __exit__(self, *_error) -> None:
        if self.child:
            self.kill()
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()
