"""Whatever is published, and whenever the site is down or killed: each listing is told once for each search and channel."""

import random
import signal
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from tests.saved.watching import look, save, search
from tests.search.market import publish
from web.catalog.store import catalog
from web.core.writer import Closed
from web.listings.terms import terms
from web.places.store import country
from web.saved import finding, jobs
from web.saved.asking import read
from web.saved.sieve import Sieve, places
from web.search.store import count, page

TITLES = ("Угловой диван", "Круглый стол", "Детская кроватка", "Диван-кровать", "Стол письменный", "Шкаф белый", "Үстел дөңгелек")
PLACES, SELLERS = ("almaty", "astana", "shymkent"), ("aigerim", "sanzhar", "madina")
SEARCHES = ("/search", "/c/home/furniture", "/c/home/furniture/almaty", "/search?q=диван", "/search?q=стол -письменный", "/c/all/astana",
            "/c/home/furniture?price_to=3000", "/search?place=almaty&km=200&q=диван", "/c/home", "/search?mode=free", "/search?photo=1",
            "/search?q=%22диван кровать%22")


def some(house, dice: random.Random) -> int:
    """One more listing of any kind."""
    return publish(house, dice.choice(TITLES), "furniture", dice.choice(PLACES), dice.choice(SELLERS), price=dice.randint(1, 6) * 1_000)


def test_the_sieve_finds_what_the_index_finds(house):
    dice = random.Random(1)
    numbers = [some(house, dice) for _n in range(60)]
    rows = [house.db.one("select * from listing where id = :id", id=number) for number in numbers]
    sieve = Sieve([terms(row, catalog(house.db), country(house.db)) for row in rows])
    for address in SEARCHES[:-1]:
        question = read(house.db, address)
        found = places(sieve.found(question.expression))
        assert len(found) == count(house.db, question.asked, 1_000), address
        assert [rows[place].seq for place in found] == [row.rowid for row in house.db.all(
            "select rowid from listing_index where listing_index match :match order by rowid", match=question.expression)]


@pytest.mark.parametrize(("expression", "found"), [
    ('"a"', [0, 1]), ('"a" AND "b"', [0]), ('("a" OR "c") AND "d"', [1, 2]), ('("a") NOT "b"', [1]), ('"nothing"', []), ("", []),
    ('("a" AND ("b" OR "d")) NOT ("c" OR "x")', [0]), ('(("a" AND "b") OR "c") AND "d"', [1, 2]), ('"say ""it"""', [2])])
def test_how_an_expression_is_read(expression, found):
    assert places(Sieve([("a", "b"), ("a", "c", "d"), ("c", "d", 'say "it"')]).found(expression)) == found


def test_while_nobody_waits_for_anything_no_listing_is_read(house, boris, monkeypatch):
    """After the import of a large catalogue that would take minutes."""
    read = []
    monkeypatch.setattr(jobs, "terms", lambda row, *known: read.append(row.id) or terms(row, *known))
    publish(house, "Стол")
    look(house)
    number = save(boris, mail="instant")
    assert read == [] and search(house, number).looked_seq > 0
    later = publish(house, "Диван")
    look(house)
    assert read == [later] and search(house, number).fresh == 1


@pytest.mark.parametrize("seed", range(3))
def test_each_listing_is_told_once_through_downtimes_and_broken_looks(house, boris, monkeypatch, seed):
    dice, truth = random.Random(seed), Counter()
    monkeypatch.setattr(jobs, "LISTINGS", 3)
    monkeypatch.setattr(jobs, "NOTED", 2)
    saved = {address: save(boris, address, mail="instant") for address in SEARCHES}
    monkeypatch.setattr("web.saved.rules.APART", 0)
    real, shown = house.db.write, Counter()
    for _round in range(12):
        for _n in range(dice.choice((0, 1, 2, 5))):
            some(house, dice)
        if dice.random() < 0.5:
            house.db.write = breaking(real, dice.randint(0, 12))
        try:
            look(house)
        except Closed:
            truth["broken"] += 1
        house.db.write = real
        shown.update({address: taken(boris, house, number) for address, number in saved.items() if dice.random() < 0.3})
    look(house)
    for address, number in saved.items():
        everything = matching(house, address)
        shown[address] += taken(boris, house, number)
        mailed = Counter(listing for row in letters_of(house, number) for listing in told(house, row, number))
        assert shown[address] == everything, (address, "on the site")
        assert len(mailed) == everything and set(mailed.values()) <= {1}, (address, "by mail")
    assert truth["broken"]


def breaking(real, left: int):
    """Writing that works so many times and then no more."""
    steps = iter(range(left))

    def write(function, *args, **named):
        if next(steps, None) is None:
            raise Closed("killed")
        return real(function, *args, **named)
    return write


def taken(client, house, number: int) -> int:
    """How many the owner finds new now; they are not new after that."""
    fresh = search(house, number).fresh
    client.page(f"/profile/saved/{number}")
    return fresh


def matching(house, address: str) -> int:
    """How many listings the results at an address have."""
    asked = read(house.db, address).asked
    return len(page(house.db, asked, 1_000).rows)


def letters_of(house, number: int) -> list:
    return house.db.all("select * from saved_delivery where search_id = :id and channel = 'mail'", id=number)


def told(house, delivery, number: int) -> list[int]:
    """The listings that one letter tells of."""
    rows = finding.news(house.db, search(house, number), delivery.from_seq, delivery.to_seq, 1_000)
    assert len(rows) == delivery.n
    return [row.id for row in rows]


CHILD = """
import sys
from pathlib import Path
from tests.conftest import House
from tests.saved.watching import look
from web.saved import finding, jobs
jobs.LISTINGS, jobs.NOTED = 2, 1
look(House(Path(sys.argv[1])))
"""


def test_killed_in_the_middle_nothing_is_lost_and_nothing_told_twice(house, boris):
    saved = {address: save(boris, address, mail="hourly") for address in SEARCHES}
    dice = random.Random(7)
    for _n in range(50):
        some(house, dice)
    process = subprocess.Popen([sys.executable, "-c", CHILD, str(house.settings.data)], cwd=Path(__file__).parents[2])
    while house.db.value("select value from saved_mark where name = 'listings'") < 12 and process.poll() is None:
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.01)
    process.kill()
    assert process.wait() == -signal.SIGKILL, "it was not done yet"
    look(house)
    for address, number in saved.items():
        everything = matching(house, address)
        assert search(house, number).fresh == everything, address
        assert house.db.value("select sum(n) from saved_delivery where search_id = :id", id=number) == (everything or None)
