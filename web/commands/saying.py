"""How words speak to the operator: one plain sentence for what went wrong, a progress line for long work."""

import sys
import time

import click


class Stopped(click.ClickException):
    """A word cannot go on; the message is one whole sentence."""

    exit_code = 1


def sentence(error: OSError) -> str:
    """What the system refused, as one sentence."""
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}{error.strerror or error}."


class Progress:
    """A line that tells how far long work is: rewritten in place on a terminal, every ten seconds elsewhere."""

    def __init__(self, what: str, total: int):
        self._what, self._total, self._began = what, total, time.monotonic()
        self._live = sys.stderr.isatty()
        self._said = self._began if not self._live else 0.0

    def at(self, count: int) -> None:
        """Tells that so many are done."""
        now = time.monotonic()
        if now - self._said >= (0.2 if self._live else 10.0):
            self._said = now
            click.echo(f"\r{self._what}: {count:,} of {self._total:,} " if self._live
                       else f"{self._what}: {count:,} of {self._total:,}", err=True, nl=not self._live)

    def done(self, count: int) -> None:
        """Tells what was done and how long it took."""
        seconds = time.monotonic() - self._began
        click.echo(f"{chr(13) if self._live else ''}{self._what}: {count:,} in {seconds:.1f} s      ", err=True)
