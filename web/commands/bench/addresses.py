"""The addresses that are asked for: a few that everybody opens, and as many as wanted that nobody opened before."""

import random
from dataclasses import dataclass

from web.catalog import store as catalogs
from web.core.db import Door

PAGE = 20  # listings on a page of results
DEEP = 200


@dataclass(frozen=True)
class Addresses:
    """`deep` is page 200 of the category, or its last full page where it has fewer."""

    home: str
    category: str
    deep: str
    listing: str
    category_id: int

    @property
    def main(self) -> dict[str, str]:
        """The kinds of page that visitors without an account open most."""
        return {"home": self.home, "category": self.category, "listing": self.listing}


def addresses(db: Door) -> Addresses:
    """Those of the category with the most listings, and its newest listing with photos."""
    top = db.one("select category_id, count(*) as n from listing where state = 'live' group by category_id"
                 " order by n desc limit 1")
    path = "/c/" + catalogs.catalog(db).address(top.category_id)
    page = min(DEEP, top.n // PAGE)
    last = db.value("select seq from listing where state = 'live' and category_id = :category order by seq desc"
                    " limit 1 offset :skip", category=top.category_id, skip=(page - 1) * PAGE - 1)
    shown = db.value("select id from listing where state = 'live' and category_id = :category and photos > 2"
                     " order by seq desc limit 1", category=top.category_id)
    return Addresses("/", path, f"{path}?before={last}", f"/listings/{shown}", top.category_id)


def fresh(db: Door, count: int, seed: int) -> list[str]:
    """So many addresses of results and listings, spread over the whole site, hardly one twice."""
    chance, tree = random.Random(seed), catalogs.catalog(db)
    ids = [row.id for row in db.all("select id from listing where state = 'live'")]
    newest = db.value("select max(seq) from listing where state = 'live'")
    paths = ["/c/" + tree.address(category.id) for category in tree.all]
    return [f"/listings/{chance.choice(ids)}" if number % 2 else
            f"{chance.choice(paths)}?before={chance.randint(newest // 2, newest)}" for number in range(count)]
