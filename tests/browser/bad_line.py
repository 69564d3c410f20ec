"""A line to the site that can be cut: every connection through it at once, and new ones until it is mended."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Line:
    """Hands on what comes to `port`; while it is `dead` it takes nothing."""

    def __init__(self, to: int):
        self._to, self._ends = to, []
        self.dead = False
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        threading.Thread(target=self._take, daemon=True).start()

    def _take(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _address = self._door.accept()
                if self.dead:
                    near.close()
                    continue
                far = socket.create_connection(("127.0.0.1", self._to))
                self._ends += (near, far)
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._hand_on, args=(one, other), daemon=True).start()

    def _hand_on(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := one.recv(65_536):
                other.sendall(piece)
        self._end(one, other)

    def _end(self, *ends: socket.socket) -> None:
        for end in ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def cut(self) -> None:
        """Breaks every connection."""
        self.dead = True
        self._end(*self._ends)
        self._ends = []

    def close(self) -> None:
        """Ends everything."""
        self.cut()
        self._end(self._door)


@contextmanager
def line_to(port: int) -> Iterator[Line]:
    """A line to that port of this machine."""
    line = Line(port)
    try:
        yield line
    finally:
        line.close()
