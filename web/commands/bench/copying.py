"""Makes a large site of a smaller one: copies of its listings, because inventing a million texts takes hours."""

from web.catalog import store as catalogs
from web.commands.saying import Progress
from web.commands.site import House
from web.core.db import Transaction
from web.core.sqlite import Row
from web.index import store as index
from web.listings.terms import terms
from web.places import store as places

AT_ONCE = 500


def copy_listings(house: House, count: int) -> None:
    """Writes `count` more live listings, each a copy of one that is there, with its first photo and its price."""
    there = house.db.value("select count(*) from listing where state = 'live'")
    last = house.db.value("select max(id) from listing where state = 'live'")
    progress, done, after = Progress("Copies", count), 0, 0
    while done < count:
        rows = house.db.all("select * from listing where state = 'live' and id > :after and id <= :last order by id limit :most",
                            after=after, last=last, most=AT_ONCE)
        after = rows[-1].id if rows else 0
        done += _copy_batch(house, rows, min(count - done, len(rows) * -(-count // there)))
        progress.at(done)
    progress.done(count)


def _copy_batch(house: House, rows: list[Row], wanted: int) -> int:
    catalog, country = catalogs.catalog(house.db), places.country(house.db)
    found = [" ".join(terms(row, catalog, country)) for row in rows]
    shots = {row.subject_id: row for row in house.db.all(
        "select * from photo where subject = 'listing' and position = 1 and subject_id between :first and :last",
        first=rows[0].id, last=rows[-1].id)} if rows else {}
    done = 0
    while done < wanted:
        some = list(zip(rows, found, strict=True))[:wanted - done]
        done += house.db.write(_write, some, shots)
    return done


def _write(tx: Transaction, some: list[tuple[Row, str]], shots: dict[int, Row]) -> int:
    for row, words in some:
        number, seq, shot = tx.new_id(), index.next_seq(tx), shots.get(row.id)
        tx.insert("listing", **{**row, "id": number, "seq": seq, "photos": 1 if shot else 0})
        index.put(tx, seq, [words])
        tx.insert("price_change", id=tx.new_id(), listing_id=number, price_mode=row.price_mode, price=row.price,
                  at=row.published_at)
        if shot:
            tx.insert("photo", **{**shot, "id": tx.new_id(), "subject_id": number})
    return len(some)
