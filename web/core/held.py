"""The words of the inventory: how a feature declares everything it holds about people.

`privacy` interprets these records; nothing else lists what is exported, shown or destroyed. Terms and headings follow
Art. 24 of the Law of Kazakhstan No. 94-V: fact, purpose, sources, methods, list, terms of processing and keeping.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from web.core.arriving import Takes
from web.core.i18n import N_

CATEGORIES = {
    "identity": N_("Who you are"), "contact": N_("How to reach you"), "place": N_("Where you are"),
    "content": N_("What you wrote or uploaded"), "conduct": N_("What you did"), "choice": N_("What you chose"),
    "secret": N_("Keys to your account"), "proof": N_("Proof of a decision"),
}
GROUNDS = {
    "consent": N_("your consent"), "contract": N_("needed to do what you asked for"),
    "law": N_("an obligation by law"), "safety": N_("protection of people from fraud and abuse"),
}
SOURCES = {"you": N_("you"), "others": N_("other members"), "staff": N_("staff of the site"), "site": N_("the site itself")}
YES_NO = {0: N_("no"), 1: N_("yes")}  # also finds false and true, which are equal to them
VIEWERS = {
    "you": N_("only you"), "staff": N_("staff, for a stated reason"), "both": N_("the people in the conversation"),
    "everyone": N_("everyone"), "nobody": N_("nobody; only the program uses it"), "chosen": N_("whom you choose"),
}
KINDS = {
    "consent": N_("Consents"), "publication": N_("Publications"), "transfer": N_("Transfers"),
    "staff": N_("Staff of the site"), "request": N_("Requests"), "account": N_("Account"),
}


@dataclass(frozen=True)
class Personal:
    """A column about a person. `export` False needs `why_not`; empty texts are taken from the table.
    `words` puts a coded value into words: a mapping to messages, or `function(db, value)` giving the words."""

    category: str
    meaning: str
    seen_by: str = ""
    source: str = ""
    export: bool = True
    why_not: str = ""
    words: Mapping[Any, str] | Callable[[Any, Any], str] | None = None


@dataclass(frozen=True)
class Withheld:
    """Columns that a role does not get of those rows for which the literal SQL condition `when` holds, and why not."""

    columns: tuple[str, ...]
    when: str
    why: str


@dataclass(frozen=True)
class Whose:
    """One role of a person in a row: `column` holds the member's id, or, with `through`, the id of a row there.

    `key` is the column of `through` that `column` repeats, if not its id: people without an account are known by the
    keyed hash of their e-mail alone, and the rows are theirs as soon as an account with that address asks.

    `erase`: «delete» the row, «blank» the columns named, or «keep» it (`reason`), blanking the columns named and
    writing the time into `stamp`. `others`: columns of this row that are about the other person and are not given
    out in this role's export; `masked`: columns with words of the other person, given without their numbers and
    addresses; `withheld`: what this role does not get of some rows. `says` puts the role into words for the
    person. Rows of an `untold` role are not told in their journal."""

    role: str
    column: str
    through: str = ""
    erase: str = "delete"
    blank: tuple[str, ...] = ()
    reason: str = ""
    others: tuple[str, ...] = ()
    stamp: str = ""
    key: str = "id"
    masked: tuple[str, ...] = ()
    withheld: Withheld | None = None
    says: str = ""
    untold: bool = False


@dataclass(frozen=True)
class Ends:
    """Rows are deleted `seconds` after the moment in `column`; `when` is a further literal condition.

    `code` is the lasting name of the term, by which the operator changes it: to no less than `least` and, unless that
    is 0, no more than `most` seconds. `since` says in words what the term is counted from («after it ended»), `law`
    what laws ask of it. What is `apart` is ended by a job of its own."""

    column: str
    seconds: int
    when: str = ""
    code: str = ""
    since: str = ""
    least: int = 0
    most: int = 0
    law: str = ""
    apart: bool = False


@dataclass(frozen=True)
class Table:
    """One table: whose rows it has, what each column means, and what becomes of them.

    `term` says how long in words; where `ends` say it with their `since`, what they say follows it. `kept_as` is the
    table with whose rows these go. `gone_when`: the row is deleted once all these columns are empty, when the last person of it is gone.
    `forget(tx, rows)` removes what hangs on rows about to be deleted (index terms, files);
    `media(row)` names files of a row for the export as (name, path in the data folder).
    `sealed`: columns that never change; they are chained (core/chain.py), and the table has a column `salt`.
    `told(db, row)` puts a row into one sentence of the person's own journal, under the kind `told_as` of KINDS;
    its moment is the column `at`. Rows whose column `silent_until` lies ahead are not shown to the person yet,
    because a law asks for silence. `takes`: how rows come back out of an export (core/arriving.py)."""

    name: str
    title: str
    purpose: str = ""
    ground: str = "contract"
    source: str = "you"
    seen_by: str = "you"
    term: str = ""
    whose: tuple[Whose, ...] = ()
    personal: Mapping[str, Personal] = field(default_factory=dict)
    plain: tuple[str, ...] = ()
    ends: tuple[Ends, ...] = ()
    kept_as: "Table | None" = None
    gone_when: tuple[str, ...] = ()
    forget: Callable[[Any, list], None] | None = None
    media: Callable[[Any], list[tuple[str, str]]] | None = None
    index_of: str = ""
    sealed: tuple[str, ...] = ()
    told: Callable[[Any, Any], str] | None = None
    told_as: str = ""
    silent_until: str = ""
    takes: Takes | None = None

    @property
    def columns(self) -> set[str]:
        return set(self.personal) | set(self.plain)


@dataclass(frozen=True)
class Place:
    """Something outside the tables that may hold data of people: files, logs, memory, backups. `path` is its folder in the
    data folder; what can be made anew is `remade` and not in backups. `strays(db, data folder)` finds the files in it that no
    row names, such as those of rows that a crash deleted and their files not."""

    name: str
    title: str
    purpose: str
    holds: str
    term: str
    path: str = ""
    remade: bool = False
    strays: Callable[[Any, Path], Iterable[Path]] | None = None


@dataclass(frozen=True)
class Cookie:
    """A cookie that the site may set, and only when."""

    name: str
    purpose: str
    set_when: str
    term: str


def plain(name: str, title: str, *columns: str, index_of: str = "") -> Table:
    """A table about nobody."""
    return Table(name, title, plain=columns, index_of=index_of)


def problems(declared: list[Table], schema: Mapping[str, set[str]]) -> list[str]:
    """Every difference between what the database has and what is declared, as plain sentences."""
    known = {table.name: table for table in declared}
    shadows = tuple(table.name + "_" for table in declared if table.index_of)
    found = [f"table {name} is not declared" for name in schema if name not in known and not name.startswith(shadows)]
    found += [f"table {name} is declared but does not exist" for name in known if name not in schema]
    for name in sorted(set(schema) & set(known)):
        table = known[name]
        found += [f"column {name}.{column} is not declared" for column in sorted(schema[name] - table.columns)]
        found += [f"column {name}.{column} does not exist" for column in sorted(table.columns - schema[name])]
        found += _wrong_words(table)
    return found


def _wrong_words(table: Table) -> list[str]:
    found = [f"{table.name}: {word} is not a known word" for word in (table.ground, table.source, table.seen_by)
             if word not in {**GROUNDS, **SOURCES, **VIEWERS}]
    if bool(table.personal) != bool(table.whose):
        found.append(f"{table.name}: personal columns and whose rows they are go together")
    if table.whose and not (table.purpose and (table.term or table.kept_as or any(ends.since for ends in table.ends))):
        found.append(f"{table.name}: a table about people needs a purpose and a term")
    if table.sealed and not ({"id", "salt"} | set(table.sealed)) <= table.columns:
        found.append(f"{table.name}: a sealed table has the columns id and salt and those that are sealed")
    if table.told and (table.told_as not in KINDS or "at" not in table.columns):
        found.append(f"{table.name}: what is told needs a known kind and a column at")
    if table.takes and not set(table.takes.values) <= set(table.personal):
        found.append(f"{table.name}: what comes back out of an export is among its personal columns")
    for name, column in table.personal.items():
        if column.category not in CATEGORIES:
            found.append(f"{table.name}.{name}: category {column.category} is not a known word")
        if not column.export and not column.why_not:
            found.append(f"{table.name}.{name}: what is not exported needs a reason")
    return found
