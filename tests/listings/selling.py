"""What the tests of listings do again and again: begin, fill in, publish, let time pass, look into the index."""

import re

from web.core.clock import DAY
from web.listings.store import rows

PHONES, FLATS, JOBS, KIDS, LOST = "401", "106", "1005", "701", "908"
ALMATY = "almaty"


def town(house, slug: str = ALMATY) -> str:
    """The number of a town, as its form sends it."""
    return str(house.db.value("select id from town where slug = :slug", slug=slug))


def filled(house, **other) -> dict:
    """A whole form of a telephone for sale; other answers replace or add to these."""
    return {
        "title_ru": "Телефон в хорошем состоянии",
        "text_ru": "Куплен в прошлом году.",
        "price_mode": "fixed",
        "price": "185 000",
        "town": town(house),
        **other,
    }


def begin(client, category: str = PHONES) -> int:
    """A new draft, made as a person makes it."""
    where = client.do("/listings", {"category": category}).headers["location"]
    return int(where.split("/")[2])


def publish(house, client, category: str = PHONES, **other) -> int:
    """A published listing; what the guard asks about is published as it is."""
    number = begin(client, category)
    form = {**filled(house, **other), "publish": "1"}
    asked = client.post(f"/listings/{number}/edit", data=form)
    seal = re.search(r'name="as_it_is" value="([^"]+)"', asked.text)
    answer = client.do(f"/listings/{number}/edit", {**form, "as_it_is": seal[1]}) if seal else asked
    assert answer.status_code == 303, answer.text[-3_000:]
    assert answer.headers["location"] == f"/listings/{number}?said=published", answer.headers["location"]
    return number


def row(house, number: int):
    """The listing as it is in the table."""
    return rows.one(house.db, number)


def indexed(house) -> set[int]:
    """The seqs that are in the index."""
    return {one.rowid for one in house.db.all("select rowid from listing_index")}


def live(house) -> set[int]:
    """The seqs of listings that are published."""
    return {one.seq for one in house.db.all("select seq from listing where state = 'live'")}


def pass_days(house, number: int, days: float) -> None:
    """Makes the listing older by so many days."""
    house.db.write(_age, number, int(days * DAY))


def _age(tx, number: int, by: int) -> None:
    names = ("published_at", "renewed_at", "expires_at", "closed_at")
    tx.run(
        "update listing set " + ", ".join(f"{name} = {name} - :by" for name in names) + " where id = :id",
        by=by,
        id=number,
    )
    tx.run("update price_change set at = at - :by where listing_id = :id", by=by, id=number)
    tx.touch(f"listing:{number}")


def set_member(house, member_id: int, **values) -> None:
    """Changes the member's row, as other pages would."""
    house.db.write(_set_member, member_id, values)


def _set_member(tx, member_id: int, values: dict) -> None:
    places = ", ".join(f"{name} = :{name}" for name in values)
    tx.run(f"update member set {places} where id = :id", id=member_id, **values)
    tx.touch(f"member:{member_id}")
