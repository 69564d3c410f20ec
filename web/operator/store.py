"""The operator's facts: who is liable for the site; kept in memory until an administrator changes them."""

from dataclasses import dataclass, fields

from web.core import clock, journal
from web.core.db import Reader, Transaction


@dataclass(frozen=True)
class Operator:
    """Who runs the site (Law 94-V Art. 8(4)1, Art. 25(2)10): all of it is public."""

    site_name: str = "SOQ"
    name: str = ""
    bin: str = ""
    address: str = ""
    contact: str = ""
    responsible: str = ""
    country_database: str = ""
    country_photos: str = ""
    country_mail: str = ""
    country_backups: str = ""

    @property
    def set(self) -> bool:
        """Whether the facts that the law demands are there."""
        return bool(self.name and self.bin and self.contact and self.responsible)


def operator(db) -> Operator:
    """The facts as they are now, for a page."""
    return db.kept("operator", read)


def read(db: Reader) -> Operator:
    """The facts as they are now, read from the database."""
    known = {field.name for field in fields(Operator)}
    rows = db.all("select name, value from operator_fact")
    return Operator(**{row.name: row.value for row in rows if row.name in known and row.value})


def signature(db: Reader) -> str:
    """Who writes, under each mail; in words that every language here reads. Empty while nobody is named."""
    one = read(db)
    lines = (f"{one.name}, БИН/БСН {one.bin}", one.address, one.contact, one.responsible)
    return "\n".join(" ".join(line.split()) for line in lines if line) if one.set else ""


def change(tx: Transaction, staff_id: int, facts: dict[str, str]) -> None:
    """Sets the facts; every page names them at once."""
    for name, value in facts.items():
        tx.run("insert into operator_fact (name, value, changed_at) values (:name, :value, :now)"
               " on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at",
               name=name, value=value, now=clock.now())
    journal.note(tx, staff_id, "operator changed", "operator", reason=", ".join(facts))
    tx.touch("operator", "site")
