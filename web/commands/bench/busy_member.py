"""A member with thousands of listings and tens of thousands of messages, put into the site that is measured."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from web.accounts.store import sessions
from web.catalog import store as catalogs
from web.commands.bench.filling import SEED
from web.commands.demo.members import members
from web.commands.trial import people
from web.core import clock, passwords
from web.core.db import Database, Door, Transaction
from web.core.sqlite import Row
from web.core.tokens import Keys, new_token
from web.index import store as index
from web.listings.terms import terms
from web.media import names
from web.media.files import files_of
from web.messages.store.words import remake
from web.operator.store import operator
from web.places import store as places

LISTINGS, PHOTOS, MESSAGES, THREADS = 5_000, 2, 50_000, 500
NUMBER = 10**9  # far from the numbers of invented members
AT_ONCE = 250
TEXTS = ("Здравствуйте! Ещё продаёте? Могу подъехать вечером, после шести.", "Иә, әлі сатылып жатыр. Кешке келсеңіз болады.",
         "Торг возможен? Посмотрел фотографии, всё нравится, но до зарплаты ещё неделя.", "Жақсы, күтемін.")


@dataclass(frozen=True)
class Busy:
    """The member, the session's cookie value, and the password."""

    id: int
    cookie: str


def put(database: Database, keys: Keys, folder: Path, password: str) -> Busy:
    """Writes the member with everything; each photo has files of its own, so that they can go with the member."""
    db = database.new_door()
    person = next(iter(members(SEED, 1)))
    [number] = db.write(people.put, [(NUMBER, person)], SEED, passwords.hash_password(password), keys, places.country(db), operator(db))
    models = db.all("select * from listing where state = 'live' and photos > 0 order by seq desc limit :n", n=AT_ONCE)
    for _round in range(LISTINGS // AT_ONCE):
        _listings(db, number, models, folder)
    others = [row.id for row in db.all("select id from member where id <> :me order by id limit :n", me=number, n=THREADS)]
    for place, other in enumerate(others):
        pair = (number, other) if place < len(models) else (other, number)  # one conversation per listing and buyer
        db.write(_thread, *pair, models[place % len(models)], MESSAGES // len(others))
    token = new_token()
    db.write(sessions.begin, number, token, "Chrome, Android", False)
    return Busy(number, keys.sign("session", token))


def _listings(db: Door, member_id: int, models: Sequence[Row], folder: Path) -> None:
    catalog, country = catalogs.catalog(db), places.country(db)
    words = [terms(row, catalog, country) for row in models]
    copied = [[_copied(folder, row.cover) for _n in range(PHOTOS)] for row in models]
    db.write(_put, member_id, list(zip(models, words, copied, strict=True)))


def _copied(folder: Path, cover: str) -> str:
    """The name of a photo that is another's twin."""
    name = names.new_name()
    for old, new in zip(files_of(folder, cover), files_of(folder, name), strict=True):
        new.parent.mkdir(mode=0o700, exist_ok=True)
        os.link(old, new)
    return name


def _put(tx: Transaction, member_id: int, ready: list[tuple[Row, list[str], list[str]]]) -> None:
    for row, words, copied in ready:
        shot = tx.one("select * from photo where name = :name limit 1", name=row.cover)
        number, seq = tx.new_id(), index.next_seq(tx)
        tx.insert("listing", **{**row, "id": number, "seq": seq, "member_id": member_id, "cover": copied[0], "photos": PHOTOS})
        index.put(tx, seq, words)
        for place, name in enumerate(copied, 1):
            tx.insert("photo", **{**shot, "id": tx.new_id(), "member_id": member_id, "subject_id": number, "position": place, "name": name})
        tx.insert("price_change", id=tx.new_id(), listing_id=number, price_mode=row.price_mode, price=row.price, at=row.published_at)


def conversations(tx: Transaction, buyer_id: int, listings: Sequence[Row]) -> None:
    """A question about each of these listings and the answer of its seller, which every tenth time nobody has read yet."""
    for place, row in enumerate(listings):
        remake(tx, _thread(tx, buyer_id, row.member_id, row, 2))
        if place % 10 == 0:
            tx.run("update thread set buyer_read = 0 where listing_id = :listing and buyer_id = :me", listing=row.id, me=buyer_id)


def _thread(tx: Transaction, buyer_id: int, seller_id: int, about: Row, count: int) -> int:
    number, now = tx.new_id(), clock.now()
    tx.insert("thread", id=number, listing_id=about.id, listing_title=about.title_ru, buyer_id=buyer_id, seller_id=seller_id,
              buyer_read=0, seller_read=0, last_id=0, last_at=now, created_at=now)
    for place in range(count):
        last = tx.new_id()
        tx.insert("message", id=last, thread_id=number, sender_id=(buyer_id, seller_id)[place % 2],
                  body=f"{TEXTS[place % len(TEXTS)]} {place}", send_key=f"b{number}-{place}", at=now)
    tx.run("update thread set last_id = :last, buyer_read = :last, seller_read = :last where id = :id", last=last, id=number)
    return number
