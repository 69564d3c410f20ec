"""Ending accounts that nobody uses: three mails first, one link that keeps the account, and nothing in a hurry."""

from web.accounts.letters import letter
from web.accounts.rules import WARNED_BEFORE
from web.accounts.store import members
from web.core import clock
from web.core.db import Reader, Transaction
from web.core.settings import Settings
from web.core.sqlite import Row
from web.core.tokens import Keys
from web.mail import store as mail

KIND = "inactivity"  # of the mails in the outbox
SLACK = 14 * clock.DAY  # the link works so long beyond the day that its mail names
LONGEST_LINK = 10 * 365 * clock.DAY  # the term itself is written into the link
REPEATED = 7 * clock.DAY  # between a warning that could not be sent and its repetition


def ends_at(row: Row, term: int) -> int:
    """When an account ends unused: so many seconds after the day of the last activity was over."""
    return row.last_active_day + clock.DAY + term


def warnings(row: Row, term: int) -> int:
    """How many warnings count: what was mailed before the present term came near is begun anew."""
    if not row.warned or row.warned_at is None:
        return row.warned
    return row.warned if row.warned_at >= ends_at(row, term) - WARNED_BEFORE[row.warned - 1] else 0


def step(row: Row, term: int, now: int) -> str:
    """What is due for an account: «warn», «end», or nothing yet. The mails keep the distance from each other that they
    speak of, so that after a pause of the server nobody has less time than was promised. While it is not known that
    the last one was sent (`warned_at` is empty), nothing goes on."""
    count, end = warnings(row, term), ends_at(row, term)
    if count and row.warned_at is None:
        return ""
    if count == len(WARNED_BEFORE):
        return "end" if now >= max(end, row.warned_at + WARNED_BEFORE[-1]) else ""
    moment = end - WARNED_BEFORE[count]
    if count:
        moment = max(moment, row.warned_at + WARNED_BEFORE[count - 1] - WARNED_BEFORE[count])
    return "warn" if now >= moment else ""


def concerned(row: Row, term: int, now: int) -> bool:
    """Whether `act` may have something to do: a warning, the end, or a look at whether a mail was sent."""
    return bool(row.warned and row.warned_at is None) or bool(step(row, term, now))


def act(tx: Transaction, settings: Settings, keys: Keys, member_id: int, term: int) -> str:
    """Does what is due for an account that may end, and tells what it was. A warning counts from when its mail was
    sent; one that could not be sent is repeated."""
    row, now = members.by_id(tx, member_id), clock.now()
    if row.warned and row.warned_at is None:
        mailed = _last_mail(tx, member_id)
        if mailed is None or (mailed.sent_at is None and mailed.created_at + REPEATED <= now):
            return _warn(tx, settings, keys, row, term, row.warned)
        if mailed.sent_at is None:
            return ""
        tx.run("update member set warned_at = :at where id = :id", at=mailed.sent_at, id=member_id)
        row = members.by_id(tx, member_id)
    due = step(row, term, now)
    if due == "warn":
        return _warn(tx, settings, keys, row, term, warnings(row, term) + 1)
    if due == "end":
        tx.run("update member set delete_after = :now where id = :id", now=now, id=member_id)
    return due


def _last_mail(db: Reader, member_id: int) -> Row | None:
    return db.one("select sent_at, created_at from outbox where member_id = :member and kind = :kind order by id desc limit 1",
                  member=member_id, kind=KIND)


def _warn(tx: Transaction, settings: Settings, keys: Keys, row: Row, term: int, number: int) -> str:
    """Mails the warning of that number, with the day on which the account ends at the earliest."""
    now = clock.now()
    end = max(ends_at(row, term), now + WARNED_BEFORE[number - 1])
    subject, body = letter("unused", settings, row.language, "/keep/" + link(keys, row.id, end + SLACK), ends=end,
                           last=row.last_active_day, final=number == len(WARNED_BEFORE))
    mail.put(tx, row.email, subject, body, KIND, row.id)
    tx.run("update member set warned = :number, warned_at = null where id = :id", number=number, id=row.id)
    return "warn"


def link(keys: Keys, member_id: int, until: int) -> str:
    """The signed end of the address that keeps an account, good until that moment."""
    return keys.sign("keep", f"{member_id} {until}")


def read(keys: Keys, token: str) -> int | None:
    """Whose account a link keeps; None when it is forged or its time is over."""
    found = keys.read("keep", token, LONGEST_LINK)
    if found is None:
        return None
    member_id, until = map(int, found.split())
    return member_id if clock.now() <= until else None


def keep(tx: Transaction, member_id: int) -> bool:
    """Counts the press of the button as activity; False when the account is gone or blocked."""
    members.active(tx, member_id)
    return tx.one("select id from member where id = :id and blocked_at is null", id=member_id) is not None
