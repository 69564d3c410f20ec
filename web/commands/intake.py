"""Puts the drafts of a feed among a member's listings: new ones are made, known ones brought up to date."""

import json
import re
from collections.abc import Mapping
from typing import Any

from web.catalog import store as catalogs
from web.commands.feeds.fitting import Draft
from web.commands.feeds.offer import Unreadable
from web.core import clock
from web.core.db import Door, Transaction
from web.core.sqlite import Row
from web.listings import rules
from web.listings.store import ending, prices, publishing, rows, shelf
from web.listings.store.drafts import BLANK
from web.places import store as places
from web.places.country import Town
from web.places.spelling import fold

ANY_NUMBER = 10**9
KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
AGAIN = ("draft", "expired")  # states that publishing ends; closed ones only where the feed itself had closed them


class Intake:
    """One import into the listings of one member; with `dry` nothing is written."""

    def __init__(self, db: Door, member: Row, dry: bool, publish: bool):
        self.db, self.member, self.dry, self.publish = db, member, dry, publish
        self.books = shelf.books(db)
        self._catalog, self._country = catalogs.catalog(db), places.country(db)
        self._known = {row.source_key: row.id for row in db.all(
            "select id, source_key from listing where member_id = :member and source_key <> ''", member=member.id)}

    def find(self, draft: Draft) -> Row | None:
        """The listing that an earlier import made of this offer."""
        number = self._known.get(draft.key)
        return rows.mine(self.db, self.member.id, number) if number else None

    def take(self, draft: Draft) -> tuple[str, str, Row | None]:
        """What became of the draft, why, and its listing where photos may be added to it. Raises Unreadable."""
        old = self.find(draft)
        if old is None and not draft.available:
            return "skipped", "it is not available", None
        if old is not None and not draft.available:
            return (*self._end(old), None)
        values = self.columns(draft)
        if self.dry:
            changed = old is None or differs(old, values) or self._rises(old)
            return ("would create" if old is None else "would update" if changed else "unchanged"), "", None
        if old is None:
            row = self.db.write(create, self.member.id, draft.key, values)
            self._known[draft.key] = row.id
            return "created", "", row
        if not differs(old, values):
            return "updated" if self._rises(old) else "unchanged", "", old
        return "updated", "", self.db.write(update, self.member.id, old.id, values, self.books)

    def show(self, row: Row) -> None:
        """Publishes the listing, if the import publishes and its state allows it."""
        if self._rises(row):
            self.db.write(publish, self.member.id, row.id, self.books)

    def _rises(self, row: Row) -> bool:
        back = row.state == "closed" and row.close_reason == "withdrawn"
        return self.publish and (row.state in AGAIN or back)

    def _end(self, old: Row) -> tuple[str, str]:
        if old.state != "live":
            return "unchanged", "it is not available"
        if not self.dry:
            self.db.write(ending.close, self.member.id, old.id, "withdrawn")
        return "would update" if self.dry else "updated", "it is not available any more and was withdrawn"

    def columns(self, draft: Draft) -> dict[str, Any]:
        """The columns of a listing. Raises Unreadable where it could not be published as it is."""
        if len(draft.title) < rules.SHORTEST_TITLE or not any(sign.isalpha() for sign in draft.title):
            raise Unreadable(f"the title is shorter than {rules.SHORTEST_TITLE} characters")
        category, language = self._catalog.by_slug(draft.category), "kk" if KAZAKH.search(draft.title) else "ru"
        return {
            "category_id": category.id, "price_mode": draft.price_mode, "price": draft.price,
            "title_ru": "", "text_ru": "", "title_kk": "", "text_kk": "",
            "title_" + language: draft.title, "text_" + language: draft.text,
            "attributes": json.dumps(dict(draft.attributes), ensure_ascii=False, separators=(",", ":")),
            **self._place(draft.place),
        }

    def _place(self, name: str) -> dict[str, int]:
        town = self._country.town(self.member.town_id) if not name else self._country.town_by_slug(name)
        if name and town is None:
            town = next((one for one in self._country.search(name, "ru") if is_called(one, name)), None)
        if town is None:
            raise Unreadable(f"no town is known as “{name}”" if name else "no town is given: use --town SLUG")
        return {"town_id": town.id, "region_id": town.region_id}


def is_called(town: Town, name: str) -> bool:
    """Whether that is the whole name of the town in one of the languages."""
    return fold(name) in (fold(town.name_ru), fold(town.name_kk), fold(town.name_en))


def differs(row: Row, values: Mapping[str, Any]) -> bool:
    """Whether the listing is not yet what the feed says."""
    return any(row[name] != value for name, value in values.items())


def create(tx: Transaction, member_id: int, key: str, values: Mapping[str, Any]) -> Row:
    """A draft; how many drafts a member may have does not count for an import."""
    number = tx.new_id()
    tx.insert("listing", id=number, member_id=member_id, state="draft", cover="", photos=0, created_at=clock.now(),
              close_reason="", hidden_reason="", **{**BLANK, **values, "source_key": key})
    return rows.one(tx, number)


def update(tx: Transaction, member_id: int, number: int, values: Mapping[str, Any], known: shelf.Books) -> Row:
    """Brings a listing of the member up to date, whatever its state."""
    row = shelf.change(tx, rows.mine(tx, member_id, number), known, **values)
    if row.state == "live":
        prices.note(tx, row)
    return row


def publish(tx: Transaction, member_id: int, number: int, known: shelf.Books) -> None:
    """Publishes for thirty days; how many live listings a member may have does not count for an import."""
    publishing.publish(tx, member_id, rows.mine(tx, member_id, number), known, most=ANY_NUMBER)
