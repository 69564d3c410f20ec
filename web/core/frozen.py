"""Whose data are blocked, for floors that know members only by number: the inventory knows the table of persons."""

from collections.abc import Iterable

from web.core.held import Table


def numbers(tables: Iterable[Table]) -> str:
    """The SQL that picks the numbers of people whose data nobody may use, change or show now (Law 94-V Art. 1)."""
    person = next(table for table in tables if any(who.role == "self" for who in table.whose))
    return f"select id from {person.name} where blocked_at is not null"
