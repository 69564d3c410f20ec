"""The server's side of the photo process: start it, ask it one thing within a time, end it."""

import os
from collections.abc import Sequence
from subprocess import PIPE, Popen, TimeoutExpired
from threading import Timer

from web.media.wire import Garbled, receive, send

MAX_ANSWER = 64 * 1024
GOODBYE = 2.0


class Died(Exception):
    """The process ended, was killed for being slow, or spoke nonsense before it had answered."""


class PhotoProcess:
    """A running process. It is started afresh (no fork of the server), so it has none of the server's files, locks or
    database connections, and none of the site's settings from the environment."""

    def __init__(self, command: Sequence[str]):
        plain = {key: value for key, value in os.environ.items() if not key.startswith("SOQ_")}
        self._popen = Popen(command, stdin=PIPE, stdout=PIPE, env=plain)
        self._killed = False

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._popen.pid

    @property
    def alive(self) -> bool:
        """Whether it can be asked something."""
        return not self._killed and self._popen.poll() is None

    def ask(self, seconds: float, *frames: bytes) -> bytes:
        """Its answer to the frames; Died when none came within `seconds`, and then it is no longer alive."""
        clock = Timer(seconds, self.kill)
        clock.daemon = True
        clock.start()
        try:
            send(self._popen.stdin, *frames)
            answer = receive(self._popen.stdout, MAX_ANSWER)
        except (OSError, Garbled) as error:
            raise Died from error
        finally:
            clock.cancel()
            clock.join()
        if answer is None:
            raise Died
        return answer

    def kill(self) -> None:
        """Ends it at once, whatever it is doing; whoever waits in `ask` gets Died."""
        self._killed = True
        self._popen.kill()

    def end(self) -> None:
        """Ends it by closing its input, or by force when it does not go; returns when it is gone."""
        try:
            self._popen.stdin.close()
        except BrokenPipeError:
            # It died with part of an order unread, which is gone with it.
            self._killed = True
        try:
            self._popen.wait(GOODBYE)
        except TimeoutExpired:
            self.kill()
            self._popen.wait()
        self._popen.stdout.close()
