"""Periodic work: the accounts that nobody uses are warned, and end after the third warning."""

from collections.abc import Iterator

from web.accounts import inactivity, rules
from web.core import clock
from web.core.db import Reader, Transaction
from web.core.held import Table
from web.core.jobs import Work
from web.core.settings import Settings
from web.core.sqlite import Row
from web.core.tokens import Keys
from web.terms import due, store

CODE = "account.inactive"
READ, WRITTEN = 500, 50  # accounts looked at, and changed, at once


def warn_unused(work: Work) -> int:
    """Mails the warnings that are due and hands accounts on to be destroyed whose term is over; returns how many of
    both. Administrators, blocked members and those on legal hold are left alone."""
    tables, now, count = work.state.site.tables, clock.now(), 0
    term = store.term_of(work.db, tables, CODE)
    for chunk in _near(work.db, tables, term, now):
        numbers = [row.id for row in chunk if inactivity.concerned(row, term.seconds, now)]
        for place in range(0, len(numbers), WRITTEN):
            some = numbers[place:place + WRITTEN]
            count += work.db.write(_act, tables, term, now, work.settings, work.state.keys, some)
    return count


def foreseen(db: Reader, tables: list[Table], at: int, most: int = 10**9) -> dict[str, int]:
    """How many unused accounts would be warned and how many would end at that moment (seconds UTC), of about `most`
    accounts that are unused for longest."""
    counts, term = {"warn": 0, "end": 0, "": 0}, store.term_of(db, tables, CODE)
    for chunk in _near(db, tables, term, at):
        for row in chunk:
            counts[inactivity.step(row, term.seconds, at)] += 1
        if sum(counts.values()) >= most:
            break
    return counts


def _near(db: Reader, tables: list[Table], term: due.Term, at: int) -> Iterator[list[Row]]:
    """Accounts whose first warning is due at least, the longest unused first, in chunks."""
    rows, mark = None, due.FIRST
    while rows is None or len(rows) == READ:
        rows = due.rows(db, tables, _soon(term), at, mark, READ, ("last_active_day", "warned", "warned_at"))
        yield rows
        mark = (rows[-1].moment, rows[-1].id) if rows else mark


def _soon(term: due.Term) -> due.Term:
    """The same term as early as its first warning."""
    return due.Term(term.table, term.ends, term.seconds - rules.WARNED_BEFORE[0])


def _act(tx: Transaction, tables: list[Table], term: due.Term, now: int, settings: Settings, keys: Keys, numbers: list[int]) -> int:
    """Does what is due for each that may still end; what was read before may have changed since."""
    done = [inactivity.act(tx, settings, keys, number, term.seconds) for number in numbers
            if due.holds_still(tx, tables, _soon(term), now, number)]
    store.ran(tx, now, term.code, done.count("end"))
    return len(done) - done.count("")
