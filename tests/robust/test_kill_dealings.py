"""Kill -9 while two people talk, deal, pay and review, and send again what was not answered: all of it is there, once."""

import http.client
import random
import re
import shutil
import threading
import time
from pathlib import Path

import pytest

from tests.conftest import House
from tests.payments.conftest import SECRET, register
from tests.payments.test_news import signed
from tests.robust.dealings.bank import Bank
from tests.robust.dealings.teller import Teller
from tests.robust.people import Person, cookie, put_listing
from tests.robust.running import Cradle
from web.core import clock, sqlite

DEATHS, STORIES, PATIENCE = 14, 60, 40


class Count:
    """How much was answered, for one who waits for more of it."""

    def __init__(self):
        self._n, self._news = 0, threading.Condition()

    def more(self) -> None:
        with self._news:
            self._n += 1
            self._news.notify_all()

    def wait(self, n: int) -> None:
        """Comes back when so much more was answered. Fails when nothing is any more."""
        with self._news:
            until = self._n + n
            assert self._news.wait_for(lambda: self._n >= until, PATIENCE), "people could do nothing"


class Stubborn:
    """Somebody who sends the same again until it is answered."""

    def __init__(self, port: int, key: str, answered: "Count"):
        self.port, self.key, self.answered = port, key, answered
        self.person, self.dice = Person(port, key), random.Random(key)

    def _until(self, deed):
        until = time.monotonic() + PATIENCE
        while True:
            try:
                found = deed()
                self.answered.more()
                return found
            except (OSError, http.client.HTTPException):
                assert time.monotonic() < until, "nobody answers any more"
                time.sleep(0.02)
                self.person = Person(self.port, self.key)

    def send(self, path: str, **fields) -> str:
        """Sends a form; now and then once more, as when the answer was lost on its way."""
        leads = self._until(lambda: self.person.send(path, **fields))
        if self.dice.random() < 0.2:
            assert self._until(lambda: self.person.send(path, **fields)).split("?")[0] == leads.split("?")[0]
        return leads

    def page(self, path: str) -> str:
        status, body = self._until(lambda: self.person.page(path))
        assert status == 200, (path, status)
        return body.decode()

    def tell(self, body: bytes) -> None:
        """News of the payment service, sent until they are taken in."""
        def deed() -> None:
            headers = {"stripe-signature": signed(body), "content-type": "application/json"}
            self.person.connection.request("POST", "/payments/news", body, headers)
            answer = self.person.connection.getresponse()
            answer.read()
            assert answer.status == 200, answer.status
        self._until(deed)


class Evening:
    """Two people, what they do, and what was acknowledged to them."""

    def __init__(self, port: int, keys: list[str], listings: list[int], bank: Bank):
        self.port, self.keys, self.listings, self.bank = port, keys, listings, bank
        self.over, self.failed, self.answered = threading.Event(), [], Count()
        self.said: list[str] = []
        self.dealt: list[tuple[int, int]] = []  # listing and deal

    def person(self, who: int) -> Stubborn:
        """The seller (0) or the buyer (1) with a connection of their own."""
        return Stubborn(self.port, self.keys[who], self.answered)

    def talk(self, who: int, listing: int) -> None:
        """Writes one message after another."""
        me, number = self.person(who), 0
        thread = self.person(1).send("/messages/new", listing=listing, text="Здравствуйте", send_key="first")
        while not self.over.is_set():
            number += 1
            text = f"слово {who} {number}"
            me.send(thread.split("#")[0], text=text, send_key=text)
            self.said.append(text)

    def deal(self, first: int) -> None:
        """Carries one deal after another from the offer to both reviews."""
        seller, buyer = self.person(0), self.person(1)
        for listing in self.listings[first::2]:
            if self.over.is_set():
                return
            went = buyer.send("/deals/new", listing=listing, send_key=f"deal {listing}", **{
                "offer-price": "5000", "offer-quantity": "1", "offer-pay": "cash", "offer-send_key": f"deal {listing}"})
            number = int(went.split("/")[2].split("?")[0])
            self.step(seller, number, "accept")
            self.step(buyer, number, "pay", **{"pay-pay": "provider"})
            self.pay(buyer, number)
            self.step(seller, number, "give")
            self.step(buyer, number, "get")
            for person, stars in ((seller, "5"), (buyer, "4")):
                person.send(f"/reviews/{number}", stars=stars, words=f"Сделка {number}")
            self.dealt.append((listing, number))

    def step(self, person: Stubborn, number: int, name: str, **fields) -> None:
        seen = re.search(r'name="seen" value="(\d+)"', person.page(f"/deals/{number}"))[1]
        person.send(f"/deals/{number}/{name}", seen=seen, **fields)

    def pay(self, buyer: Stubborn, number: int) -> None:
        payment = int(buyer.send(f"/deals/{number}/checkout").split("/")[2])
        page = self.bank.of(payment)
        assert self.bank.pay(page["id"])
        for body in [news for news in list(self.bank.news) if f'"{payment}"'.encode() in news]:
            buyer.tell(body)

    def run(self, deed, *given) -> None:
        """Does it and keeps what went wrong for the one who waits."""
        try:
            deed(*given)
        except BaseException as error:
            self.failed.append(error)
            raise


@pytest.fixture
def folder(fresh_folder: Path, tmp_path: Path) -> Path:
    place = tmp_path / "data"
    shutil.copytree(fresh_folder, place)
    return place


@pytest.mark.slow
def test_what_two_people_did_is_there_once_however_often_the_server_died(folder):
    rng, bank = random.Random(20_261_123), Bank(clock.now)
    keys, listings = prepared(folder)
    given = {"payment_key": "sk_trial", "payment_secret": SECRET}
    with Teller(bank) as teller, Cradle(folder, payment_api=teller.address, **given) as cradle:
        evening = Evening(cradle.port, keys, listings[1:], bank)
        deeds = [(evening.talk, 0, listings[0]), (evening.talk, 1, listings[0]), (evening.deal, 0), (evening.deal, 1)]
        people = [threading.Thread(target=evening.run, args=deed, daemon=True) for deed in deeds]
        cradle.start()
        for one in people:
            one.start()
        for _ in range(DEATHS):
            evening.answered.wait(rng.randint(2, 40))
            time.sleep(rng.uniform(0, 0.02))
            cradle.kill()
            cradle.start()
        evening.over.set()
        for one in people:
            one.join(PATIENCE)
        assert not evening.failed and not any(one.is_alive() for one in people)
        cradle.kill()
    assert len(evening.said) > 2 * DEATHS and len(evening.dealt) >= 2
    holds(folder, evening)


def prepared(folder: Path) -> tuple[list[str], list[int]]:
    """Sessions of a seller and a buyer, and the seller's listings: one to talk about, and one for each deal."""
    house = House(folder)
    try:
        seller, buyer = house.member("Продавец"), house.member("Покупатель")
        house.db.write(register)
        return [cookie(house, seller), cookie(house, buyer)], [put_listing(house, seller) for _ in range(STORIES)]
    finally:
        house.close()


def holds(folder: Path, evening: Evening) -> None:
    """Fails when something acknowledged is not in the database, or is there twice."""
    connection = sqlite.connect(folder / "soq.db")
    try:
        assert connection.rows("pragma integrity_check", {}) == [{"integrity_check": "ok"}]
        assert connection.rows("pragma foreign_key_check", {}) == []
        bodies = [row.body for row in connection.rows("select body from message where kind = '' and body like 'слово%'", {})]
        assert len(bodies) == len(set(bodies)) and set(bodies) == set(evening.said)
        for listing, number in evening.dealt:
            story(connection, evening.bank, listing, number)
        assert connection.rows("select count(*) as n from deal", {})[0].n == len(evening.dealt)
    finally:
        connection.close()


def story(connection, bank: Bank, listing: int, number: int) -> None:
    """One deal: each step once in its order, one line of each in the conversation, one payment, two reviews."""
    def rows(text: str) -> list:
        return connection.rows(text, {"id": number})

    steps = rows("select id, after_id, step, state from deal_step where deal_id = :id order by id")
    assert [row.step for row in steps] == ["offer", "accept", "pay", "give", "get"]
    assert [row.after_id for row in steps] == [0, *(row.id for row in steps[:-1])]
    [deal] = rows("select * from deal where id = :id")
    [goods] = connection.rows("select * from listing where id = :id", {"id": listing})
    assert (deal.listing_id, deal.state, deal.held, goods.sold, goods.reserved, goods.state) == (listing, "done", 0, 1, 0, "closed")
    told = connection.rows("select id from message where thread_id = :id and kind = 'deal'", {"id": deal.thread_id})
    assert len(told) == len(steps)
    [payment] = rows("select * from payment where subject_id = :id")
    assert (payment.state, payment.amount) == ("paid", 5_000)
    assert sum(page["payment"] == str(payment.id) for page in bank.pages.values()) == 1 and not bank.refunds
    assert len(connection.rows("select id from payment_event where payment_id = :id", {"id": payment.id})) == 2
    reviews = rows("select * from review where deal_id = :id order by side")
    assert [(row.side, row.stars, bool(row.revealed)) for row in reviews] == [("buyer", 4, True), ("seller", 5, True)]
