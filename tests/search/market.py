"""Publishes listings for tests of finding, and reads what a page of results shows."""

import json
import re

from web.catalog.store import catalog
from web.core.sqlite import Connection
from web.listings.store import drafts, publishing, rows, shelf
from web.places.store import country

BLANK = {"title_kk": "", "text_ru": "", "text_kk": "", "price_mode": "fixed", "price": 1_000}


def publish(house, title: str, category: str = "furniture", town: str = "almaty", seller: str = "aigerim",
            answers: dict | None = None, photos: int = 0, cover: str = "", **values) -> int:
    """A live listing; returns its number."""
    known, place = shelf.books(house.db), country(house.db).town_by_slug(town)
    columns = {**BLANK, "title_ru": title, "category_id": catalog(house.db).by_slug(category).id, "town_id": place.id,
               "region_id": place.region_id, "attributes": json.dumps(answers or {}), **values}
    return house.db.write(_publish, member(house, seller), columns, known, {"photos": photos, "cover": cover})


def _publish(tx, member_id: int, columns: dict, known, pictures: dict) -> int:
    number = drafts.begin(tx, member_id, columns)
    tx.run("update listing set photos = :photos, cover = :cover where id = :id", id=number, **pictures)
    publishing.publish(tx, member_id, rows.one(tx, number), known)
    return number


def member(house, key: str) -> int:
    """The number of one of the cast."""
    return house.db.value("select id from member where email_hash = :hash",
                          hash=house.state.keys.lookup(f"{key}@example.kz"))


def shown(html: str) -> list[int]:
    """The numbers of the listings on a page, in their order."""
    return [int(number) for number in re.findall(r'<h3 class="title"><a href="(?:/kk|/en)?/listings/(\d+)"', html)]


def titles(html: str) -> list[str]:
    """The titles of the cards on a page, in their order."""
    found = re.findall(r'<h3 class="title"><a [^>]*>(.*?)</a></h3>', html)
    return [re.sub("</?mark>", "", title) for title in found]


def link(html: str, rel: str) -> str:
    """The address of the next or previous page, "" where there is none."""
    found = re.search(rf'<a class="button[^"]*" rel="{rel}" href="([^"]*)"', html)
    return found.group(1).replace("&amp;", "&") if found else ""


def chips(html: str) -> dict[str, str]:
    """The filters in use: names with the address that takes each off."""
    return {name.strip(): path.replace("&amp;", "&")
            for path, name in re.findall(r'<a class="chip on" href="([^"]*)"[^>]*>([^<]*)<svg', html)}


def watched(monkeypatch) -> list[str]:
    """A list that from now on collects every query that reads."""
    queries: list[str] = []
    real = Connection.rows

    def rows(self, sql, values):
        queries.append(sql)
        return real(self, sql, values)
    monkeypatch.setattr(Connection, "rows", rows)
    return queries
