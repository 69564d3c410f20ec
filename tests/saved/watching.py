"""Saves searches, lets time and jobs go on, and reads what their owners were told."""

import re

from web.core import clock
from web.core.jobs import Work
from web.core.sqlite import Row
from web.mail import jobs as mail
from web.saved import jobs


def save(client, address: str = "/c/home/furniture", **settings) -> int:
    """Saves the search at an address with these settings; returns its number."""
    path = client.do("/saved/searches", {"address": address}).headers["location"]
    number = int(re.search(r"/profile/saved/(\d+)", path).group(1))
    if settings:
        client.do(f"/profile/saved/{number}", {"name": "Мебель", "on_site": "1", "mail": "", **settings})
    return number


def search(house, number: int) -> Row:
    """The row of a search."""
    return house.db.one("select * from saved_search where id = :id", id=number)


def work(house) -> Work:
    """What a job is given."""
    return Work(house.db, house.settings, house.state)


def look(house) -> int:
    """Looks for what is new now."""
    return jobs.look(work(house))


def written(house, row: Row) -> str:
    """The text of a letter of the outbox as it would leave now; "" where there is nothing to say any more."""
    letter = house.state.site.letters[row.kind](work(house), row)
    return letter.body if letter else ""


def letters(house, kind: str = "search found") -> list[Row]:
    """The letters of that kind in the outbox, oldest first."""
    return [row for row in house.mails() if row.kind == kind]


def listed(text: str) -> list[int]:
    """The numbers of the listings that a letter links to."""
    return [int(number) for number in re.findall(r"/listings/(\d+)", text)]


def deliver(house) -> int:
    """Sends what waits in the outbox."""
    return mail.deliver(work(house))


def later(monkeypatch, seconds: int) -> None:
    """Lets the clock go on by so many seconds."""
    now = clock.now() + seconds
    monkeypatch.setattr(clock, "now", lambda: now)
