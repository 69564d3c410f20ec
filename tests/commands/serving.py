"""A real server on a free port, started as run.py starts it, for the tests that need one."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.house.tree import ROOT


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One running site; leaving the `with` stops it."""

    def __init__(self, data: Path, *words: object, port: int = 0):
        self.port = port or free_port()
        plain = {name: value for name, value in os.environ.items() if not name.startswith("SOQ_")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "web.commands", "serve", "--data", str(data), "--port", str(self.port), *map(str, words)],
            cwd=ROOT, env=plain, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.out = self.err = ""

    def __enter__(self) -> "Server":
        for _try in range(1_000):
            try:
                self.connect().close()
                return self
            except ConnectionRefusedError:
                assert self.process.poll() is None, self.process.communicate()
                time.sleep(0.01)
        raise AssertionError("the server does not listen")

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)

    def ask(self, path: str, *headers: str) -> str:
        """The whole raw answer to a GET."""
        lines = [f"GET {path} HTTP/1.1", "Host: localhost", "Connection: close", *headers, "", ""]
        with self.connect() as line:
            line.sendall("\r\n".join(lines).encode())
            return b"".join(iter(lambda: line.recv(65_536), b"")).decode("utf-8", "replace")

    def listen(self, path: str, *headers: str) -> socket.socket:
        """An open event stream, after its first bytes came."""
        line = self.connect()
        line.sendall("\r\n".join([f"GET {path} HTTP/1.1", "Host: localhost", *headers, "", ""]).encode())
        begun = b""
        while b"retry:" not in begun:
            piece = line.recv(65_536)
            assert piece, begun
            begun += piece
        return line

    def stop(self, number: int = signal.SIGTERM) -> float:
        """Tells it to stop and returns the seconds that took; `status`, `out` and `err` tell the rest."""
        began = time.monotonic()
        self.process.send_signal(number)
        self.out, self.err = self.process.communicate(timeout=20)
        return time.monotonic() - began

    @property
    def status(self) -> int | None:
        return self.process.returncode

    def __exit__(self, *_error: object) -> None:
        if self.process.poll() is None:
            self.stop()
