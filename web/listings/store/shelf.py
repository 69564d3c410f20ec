"""Puts live listings where people find them and takes ended ones away, in the transaction that changes their state."""

from web.catalog import store as catalogs
from web.catalog.tree import Catalog
from web.core import chain, clock
from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.index import store as index
from web.listings.store import withholding
from web.listings.terms import terms
from web.places import store as places
from web.places.country import Country

CONTENT = ("category_id", "region_id", "town_id", "price_mode", "price", "lowered_from", "photos", "attributes", "title_ru", "title_kk",
           "text_ru", "text_kk")  # the columns that terms are made of

# Who asked for the phone is forgotten when a listing ends; of somebody whose data are blocked, at the term.
ENDED = ("delete from phone_request where listing_id = :listing and member_id not in"
         " (select id from member where blocked_at is not null)")


class Books:
    """The catalog and the country that terms are made with: as the view knows them, or read anew when first needed."""

    def __init__(self, catalog: Catalog | None = None, country: Country | None = None):
        self._catalog, self._country = catalog, country
        self._prepared: tuple[list, list[str]] | None = None

    def prepared(self, row: Row) -> "Books":
        """With the terms of this row made already, in the view: the writer has no time for stemming."""
        if self._catalog and self._country and row.category_id is not None:
            self._prepared = ([row[name] for name in CONTENT], terms(row, self._catalog, self._country))
        return self

    def above(self, category_id: int | None) -> list[int] | None:
        """The category and those above it; None when the catalog is not known yet or not any more."""
        if self._catalog is None or self._catalog.by_id(category_id) is None:
            return None
        return [step.id for step in self._catalog.path(category_id)]

    def terms(self, tx: Transaction, row: Row) -> list[str]:
        """The terms of a listing."""
        if self._prepared and self._prepared[0] == [row[name] for name in CONTENT]:
            return self._prepared[1]
        self._catalog = self._catalog or catalogs.read(tx)
        self._country = self._country or places.read(tx)
        return terms(row, self._catalog, self._country)


def books(db) -> Books:
    """The books from this process's memory, for a view or a job to hand over."""
    return Books(catalogs.catalog(db), places.country(db))


def change(tx: Transaction, row: Row, known: Books, **values) -> Row:
    """Sets columns of a listing and brings index and topics to what it is after that: the only way a state changes.
    The index holds a listing exactly while it is live."""
    values = {**values, **_lowered(row, values)}
    values.update(_changed(row, values))
    assigned = ", ".join(f"{name} = :{name}" for name in values)
    new = tx.one(f"update listing set {assigned} where id = :id returning *", id=row.id, **values)
    if row.state == "live" and (new.state != "live" or new.seq != row.seq):
        index.remove(tx, row.seq)
    if new.state == "live" and (row.state != "live" or any(new[name] != row[name] for name in ("seq", *CONTENT))):
        (index.put if new.seq == row.seq else index.add)(tx, new.seq, known.terms(tx, new))
    if "live" in (row.state, new.state) and row.state != new.state:
        _write_down(tx, new)
    withholding.of_listing(tx, row, new)
    if row.state == "live" and new.state != "live":
        tx.run(ENDED, listing=row.id)
    touch(tx, row, new, known=known)
    return new


def _lowered(row: Row, values: dict) -> dict:
    """What a live listing cost before its price fell; nothing when the price did not change, or rose."""
    after = {**row, **values}
    if row.state != "live" or (after["price"], after["price_mode"]) == (row.price, row.price_mode):
        return {}
    fell = None not in (row.price, after["price"]) and after["price"] < row.price
    return {"lowered_from": row.price if fell else None}


def _changed(row: Row, values: dict) -> dict:
    """The moment, where everybody sees something else of a live listing from now on; a renewal is a change too."""
    after = {**row, **values}
    public = ("state", "seq", "cover", "quantity", "reserved", "sold", *CONTENT)
    seen = after["state"] == "live" and any(after[name] != row[name] for name in public)
    return {"changed_at": clock.now()} if seen else {}


def _write_down(tx: Transaction, row: Row) -> None:
    """Notes that a listing became public or stopped being so, as Art. 22 of the Law 94-V asks for publications."""
    event = {"live": "published", "hidden": "hidden"}.get(row.state, "ended")
    tx.insert("publicity", id=tx.new_id(), member_id=row.member_id, listing_id=row.id, event=event, at=clock.now(),
              salt=chain.salt())


def touch(tx: Transaction, *versions: Row, known: Books | None = None) -> None:
    """Names the pages that show any of these versions; a listing that was never live concerns only its own page."""
    for row in versions:
        tx.touch(f"listing:{row.id}")
        if any(version.state == "live" for version in versions):
            tx.touch(*topics(tx, row, known))


def topics(tx: Reader, row: Row, known: Books | None = None) -> list[str]:
    """Every list that a live listing stands in."""
    found = ["newest", f"member:{row.member_id}"]
    found += [f"{kind}:{row[kind + '_id']}" for kind in ("town", "region") if row[kind + "_id"] is not None]
    steps = known.above(row.category_id) if known else None
    if steps is not None:
        return found + [f"category:{step}" for step in steps]
    number = row.category_id
    while number is not None:
        found.append(f"category:{number}")
        number = tx.value("select parent_id from category where id = :id", id=number)
    return found
