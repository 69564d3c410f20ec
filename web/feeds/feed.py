"""One feed: what it is about, and the entries in it."""

from dataclasses import dataclass

from web.core import clock
from web.feeds.entry import Entry


@dataclass(frozen=True)
class Feed:
    """The newest entries of a question: `home` is the page of its results, `itself` the feed's own address."""

    title: str
    says: str
    language: str
    home: str
    itself: str
    author: str
    entries: list[Entry]

    @property
    def updated(self) -> int:
        """The last change of any entry; the beginning of the day where there is none."""
        return max((entry.updated for entry in self.entries), default=clock.now() // clock.DAY * clock.DAY)
