"""Periodic work: making the words by which conversations are found, and emptying what nobody sees any more."""

from web.core import clock
from web.core.clock import DAY
from web.core.jobs import Work
from web.messages.store import pictures, putting_away, words

AT_ONCE = 100
WAITED = DAY  # seconds that an unsent photo is kept


def make_words(work: Work) -> int:
    """Makes the words of conversations that have none, such as those of before there was a search; returns how many."""
    last, count = 0, 0
    while numbers := words.unmade(work.db, last, AT_ONCE):
        for number in numbers:
            work.db.write(words.remake, number)
        last, count = numbers[-1], count + len(numbers)
        work.breathe()
    return count


def empty_unseen(work: Work) -> int:
    """Takes words and photos out of messages that neither of the two sees any more, and removes photos that were never sent;
    returns how many."""
    count = 0
    while rows := putting_away.unseen(work.db, AT_ONCE):
        work.db.write(putting_away.empty, rows)
        count += len(rows)
        work.breathe()
    while rows := pictures.stale(work.db, clock.now() - WAITED, AT_ONCE):
        work.db.write(pictures.drop_stale, rows)
        count += len(rows)
        work.breathe()
    return count
