"""The terms of keeping in force: what the inventory declares, with what the operator changed, in numbers and in words."""

from collections.abc import Mapping

from web.core.clock import DAY, HOUR
from web.core.db import Door, Reader
from web.core.held import Ends, Table
from web.core.i18n import _, ngettext
from web.core.sqlite import Row

YEAR = 365 * DAY
TOPIC = "terms"


def code(table: Table, ends: Ends) -> str:
    """The lasting name of a term."""
    return ends.code or f"{table.name}.{ends.column}"


def changes(db: Reader) -> Mapping[str, Row]:
    """What the operator changed, by the code of the term; kept in memory until the next change."""
    return db.kept(TOPIC, _load) if isinstance(db, Door) else _load(db)


def _load(db: Reader) -> dict[str, Row]:
    return {row.code: row for row in db.all("select * from keeping_term")}


def within(ends: Ends, seconds: int) -> int:
    """The nearest term that the bounds of the declaration allow."""
    return min(max(seconds, ends.least), ends.most or seconds)


def seconds(db: Reader, table: Table, ends: Ends) -> int:
    """The term in force, in seconds."""
    return _seconds(changes(db), table, ends)


def _seconds(changed: Mapping[str, Row], table: Table, ends: Ends) -> int:
    row = changed.get(code(table, ends))
    return within(ends, row.seconds) if row else ends.seconds


def span(length: int) -> str:
    """A length of time as people say it: 48 hours, 90 days, 12 months, 3 years."""
    if length and length % YEAR == 0:
        years = length // YEAR
        if years > 2:
            return ngettext("%(n)s year", "%(n)s years", years)
        return ngettext("%(n)s month", "%(n)s months", 12 * years)
    if length % DAY or length <= 3 * DAY:
        return ngettext("%(n)s hour", "%(n)s hours", -(-length // HOUR))
    return ngettext("%(n)s day", "%(n)s days", length // DAY)


def said(ends: Ends, length: int) -> str:
    """One term in words: so long after what."""
    since = _(ends.since)
    if not length:
        return _("at once %(since)s", since=since)
    return _("%(term)s %(since)s", term=span(length), since=since) if since else span(length)


def words(db: Reader, table: Table) -> str:
    """How long the rows of a table are kept, by the terms in force."""
    return _words(changes(db), table)


def declared(table: Table) -> str:
    """The same by the terms as they are delivered; no database is asked."""
    return _words({}, table)


def _words(changed: Mapping[str, Row], table: Table) -> str:
    if table.kept_as is not None:
        return _words(changed, table.kept_as)
    terms = [said(ends, _seconds(changed, table, ends)) for ends in table.ends if ends.since]
    return "; ".join([*([_(table.term)] if table.term else []), *terms])
