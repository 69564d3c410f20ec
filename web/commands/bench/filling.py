"""Fills a folder with the site that is measured: invented members and listings, and drafts that wait to be published."""

import json
from collections.abc import Sequence
from pathlib import Path

from web import media as photos
from web.catalog import store as catalogs
from web.commands.bench.copying import copy_listings
from web.commands.bench.snapshots import snapshots
from web.commands.demo.listings import listing
from web.commands.demo.members import members
from web.commands.demo.shapes import DemoMember
from web.commands.demo_site import PASSWORD, aged, batches
from web.commands.saying import Progress, Stopped
from web.commands.site import House, opened
from web.commands.trial import goods, people
from web.core import passwords
from web.core.db import Transaction
from web.core.settings import Settings
from web.listings import rules
from web.listings.store import drafts, pictures
from web.media import store as media
from web.media.outcome import Picture
from web.operator.store import operator
from web.places import store as places

SEED = 1
FILLED = "filled.json"  # written last, so that a folder whose filling was broken off is not taken for a whole one
FEWEST_MEMBERS, LISTINGS_EACH = 150, 50
INVENTED = 100_000  # listings; a larger site has copies of these


def ready(folder: Path, listings: int, waiting: int) -> Path:
    """The folder, filled now or by an earlier run. Raises Stopped when it holds something else."""
    wanted = {"listings": listings, "drafts": waiting}
    filled = folder / FILLED
    if filled.exists():
        if json.loads(filled.read_text("ascii")) != wanted:
            raise Stopped(f"{folder} holds a site of another size; give another --keep.")
        return folder
    if folder.exists() and any(folder.iterdir()):
        raise Stopped(f"{folder} is not empty and was not filled by the bench; give another --keep.")
    folder.mkdir(parents=True, exist_ok=True)
    with opened(Settings(data=folder)) as house:
        fill(house, listings, waiting)
    filled.write_text(json.dumps(wanted), "ascii")
    return folder


def fill(house: House, listings: int, waiting: int) -> None:
    """Writes everything into an empty site."""
    sellers = max(FEWEST_MEMBERS, min(listings, INVENTED) // LISTINGS_EACH)
    persons = list(members(SEED, sellers + -(-waiting // rules.MOST_DRAFTS)))
    books = goods.Books(catalogs.catalog(house.db), places.country(house.db))
    ids = _people(house, persons, books)
    folder = photos.folder(house.settings)
    folder.mkdir(mode=0o700)
    shots = snapshots(folder)
    _listings(house, min(listings, INVENTED), persons[:sellers], ids, books, shots)
    if listings > INVENTED:
        copy_listings(house, listings - INVENTED)
    _drafts(house, listings, waiting, persons, ids[sellers:], books, shots)


def _people(house: House, persons: Sequence[DemoMember], books: goods.Books) -> list[int]:
    hashed, facts = passwords.hash_password(PASSWORD), operator(house.db)
    return [number for batch in batches(enumerate(persons, 1))
            for number in house.db.write(people.put, batch, SEED, hashed, house.keys, books.country, facts)]


def _listings(house: House, count: int, sellers: Sequence[DemoMember], ids: list[int], books: goods.Books,
              shots: list[Picture]) -> None:
    progress = Progress("Listings", count)
    for batch in batches(enumerate(aged(SEED, count, sellers))):
        made = [goods.Ready(number, one, ids[one.member], [shots[(number * 5 + place) % len(shots)]
                                                           for place in range(len(one.motifs))])
                for number, one in batch]
        house.db.write(goods.put, made, books, SEED)
        progress.at(batch[-1][0])
    progress.done(count)


def _drafts(house: House, after: int, count: int, persons: Sequence[DemoMember], ids: list[int], books: goods.Books,
            shots: list[Picture]) -> None:
    """Drafts of members who have nothing else, as many for each as one may have; numbered on after the listings."""
    for batch in batches(range(count)):
        ready = [goods.Ready(after + n, listing(SEED, after + n, persons), ids[n // rules.MOST_DRAFTS], [])
                 for n in batch]
        house.db.write(_begin, ready, books, shots)


def _begin(tx: Transaction, ready: list[goods.Ready], books: goods.Books, shots: list[Picture]) -> None:
    for one in ready:
        columns, shot = goods.columns(one, books), shots[one.number % len(shots)]
        number = drafts.begin(tx, one.member_id, {name: columns[name] for name in drafts.BLANK})
        media.add(tx, one.member_id, pictures.SUBJECT, number, shot, "")
        tx.run("update listing set cover = :cover, photos = 1 where id = :id", cover=shot.name, id=number)
