"""Kill -9 while people publish and write: what was acknowledged is there, nothing is broken, the site starts again."""

import contextlib
import http.client
import random
import shutil
import threading
from pathlib import Path

import pytest

from tests.conftest import House
from tests.robust.people import Person, cookie, put_listing
from tests.robust.running import Cradle, Server
from web.core import sqlite

DEATHS = 20
SELLERS, WRITERS = 2, 2  # at once


class Evening:
    """What people do in the life of one server, and what it acknowledged."""

    def __init__(self, port: int, town: str, enough: int):
        self.port, self.town = port, town
        self.published: list[int] = []
        self.written: list[str] = []
        self.begun: list[int] = []
        self._enough, self._lock = enough, threading.Lock()
        self.full = threading.Event()

    def publish(self, key: str) -> None:
        """Publishes one listing after another until the server dies."""
        person = Person(self.port, key)
        for number in range(1, 95):
            draft = int(person.send("/listings", category="401").split("/")[2])
            self._note(self.begun, draft)
            went = person.send(f"/listings/{draft}/edit", title_ru=f"Телефон {number}", text_ru="Новый.",
                               price_mode="fixed",
                               price=str(1_000 + number), town=self.town, publish="1")
            if "said=published" in went:
                self._note(self.published, draft)

    def write(self, key: str, listing: int, name: str) -> None:
        """Sends one message after another until the server dies."""
        person = Person(self.port, key)
        for number in range(1, 2_000):
            text = f"{name} {number}"
            person.send("/messages/new", listing=listing, text=text, send_key=text)
            self._note(self.written, text)

    def _note(self, kind: list, what) -> None:
        with self._lock:
            kind.append(what)
            if len(self.begun) + len(self.published) + len(self.written) >= self._enough:
                self.full.set()


def until_death(deed, *given) -> None:
    """Goes on until nobody answers any more."""
    with contextlib.suppress(OSError, http.client.HTTPException):
        deed(*given)


@pytest.fixture
def folder(fresh_folder: Path, tmp_path: Path) -> Path:
    place = tmp_path / "data"
    shutil.copytree(fresh_folder, place)
    return place


@pytest.mark.slow
def test_twenty_deaths_lose_nothing_that_was_acknowledged(folder):
    rng = random.Random(20_260_901)
    town, keys, listing = prepared(folder)
    published, written, begun = [], [], []
    with Cradle(folder) as cradle:
        for death in range(DEATHS):
            cradle.start()
            holds(folder, published[-60:], written[-300:], begun[-60:])
            evening = Evening(cradle.port, town, enough=rng.randint(4, 60))
            live_and_die(cradle, evening, keys[death], listing)
            published += evening.published
            written += evening.written
            begun += evening.begun
    assert len(written) > DEATHS and len(published) > DEATHS
    server = Server(folder).start()
    try:
        holds(folder, published, written, begun)
        assert server.get(f"/listings/{published[-1]}")[0] == 200 and server.get("/")[0] == 200
    finally:
        server.kill()


def prepared(folder: Path) -> tuple[str, list[list[str]], int]:
    """A town, the keys of people for each evening, and a listing to write about."""
    house = House(folder)
    try:
        seller = house.db.value("select min(id) from member")
        people = [[house.member(f"p{death}x{n}", email=f"p{death}x{n}@example.kz") for n in range(SELLERS + WRITERS)]
                  for death in range(DEATHS)]
        keys = [[cookie(house, member) for member in few] for few in people]
        return str(house.db.value("select id from town where slug = 'almaty'")), keys, put_listing(house, seller)
    finally:
        house.close()


def live_and_die(cradle: Cradle, evening: Evening, keys: list[str], listing: int) -> None:
    """Lets everybody work, and kills the server when enough was acknowledged."""
    deeds = [(evening.publish, key) for key in keys[:SELLERS]]
    deeds += [(evening.write, key, listing, f"{key[-9:]}") for key in keys[SELLERS:]]
    people = [threading.Thread(target=until_death, args=deed, daemon=True) for deed in deeds]
    for one in people:
        one.start()
    assert evening.full.wait(20), "people could do nothing"
    cradle.kill()
    for one in people:
        one.join(15)
    assert not any(one.is_alive() for one in people)


def holds(folder: Path, published: list[int], written: list[str], begun: list[int]) -> None:
    """Fails when the database is broken or something acknowledged is not in it."""
    connection = sqlite.connect(folder / "soq.db")
    try:
        assert connection.rows("pragma integrity_check", {}) == [{"integrity_check": "ok"}]
        assert connection.rows("pragma foreign_key_check", {}) == []
        rows = {row.id: row for row in connection.rows("select id, seq, state from listing", {})}
        assert set(begun) <= set(rows) and {rows[number].state for number in published} <= {"live"}
        bodies = {row.body for row in connection.rows("select body from message", {})}
        assert set(written) <= bodies
        index = {row.rowid for row in connection.rows("select rowid from listing_index", {})}
        assert {rows[number].seq for number in published} <= index
        threads = connection.rows(
            "select last_id, (select max(id) from message where thread_id = thread.id) as last from thread", {})
        assert all(row.last_id == row.last for row in threads)
    finally:
        connection.close()
