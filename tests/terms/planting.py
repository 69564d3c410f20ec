"""Plants a row of any table at any moment, with as little in it as the table allows."""

from dataclasses import dataclass

from web import app as site_app
from web.terms import due

TABLES = [table for table in site_app.SITE.tables if table.whose]
BY_NAME = {table.name: table for table in TABLES}
ENDS = {term.ends.code or f"{term.table.name}.{term.ends.column}": (term.table, term.ends)
        for term in (due.Term(table, ends, ends.seconds) for table in TABLES for ends in table.ends)}
STATES = {"authority_request": "refused"}


@dataclass(frozen=True)
class Shape:
    """What a row of a table cannot be without: plain values, keys that must differ, rows it hangs on."""

    values: dict
    keys: list
    parents: dict


SHAPES: dict[str, Shape] = {}


def shape(tx, name: str) -> Shape:
    """The shape of a table, read once."""
    if name not in SHAPES:
        columns = tx.all(f"select name, type, [notnull] as needed, dflt_value from pragma_table_info('{name}')")
        keys = tx.all(f"select info.name from pragma_index_list('{name}') as list, pragma_index_info(list.name) as info"
                      " where list.[unique]")
        SHAPES[name] = Shape(
            {column.name: "" if column.type.lower() == "text" else 0 for column in columns if column.needed and column.dflt_value is None},
            [key.name for key in keys],
            {row["from"]: row["table"] for row in tx.all(f"select * from pragma_foreign_key_list('{name}')")})
    return SHAPES[name]


def plant(tx, name: str, people: list[int], **given) -> int:
    """Inserts a row whose roles are taken by these people in turn (the last one takes the rest), and returns its id;
    rows of other tables that it hangs on are planted with it."""
    number, form = tx.new_id(), shape(tx, name)
    whose = BY_NAME[name].whose if name in BY_NAME else ()
    roles = {who.column: people[min(place, len(people) - 1)] for place, who in enumerate(whose) if not who.through}
    for who in whose:
        if who.through and who.key != "id":  # somebody who is known by something else than a number
            roles[who.column] = tx.value(f"select {who.key} from {who.through} where id = :id", id=people[0])
    above = {column: plant(tx, parent, people) for column, parent in form.parents.items() if column not in {**roles, **given}}
    unique = {key: number if form.values[key] == 0 else f"{key}{number}" for key in form.keys if key in form.values}
    salted = {"salt": "s"} if "salt" in form.values else {}
    tx.insert(name, **{**form.values, **unique, **salted, **above, **roles, **given, "id": number})
    return number


def aged(tx, code: str, people: list[int], moment: int) -> int:
    """A row that began its term of that name at that moment."""
    table, ends = ENDS[code]
    late = {other.column: moment + 10**9 for other in table.ends if other.column != ends.column and other.column in (
        "expires_at", "seen_at", "created_at")}
    state = {"state": STATES[table.name]} if table.name in STATES else {}
    if code == "mail.unsent":
        late = {}
    if code == "mail.sent":
        late = {"created_at": 0}
    return plant(tx, table.name, people, **{**late, **state, ends.column: moment})
