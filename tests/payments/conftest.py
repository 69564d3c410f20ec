"""A payment service on this machine, a site that uses it, and a deal that is to be paid there."""

import http.client
import json
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.conftest import House
from tests.deals.conftest import offer, step
from tests.messages.conftest import put_listing
from web.core import clock
from web.core.db import Transaction

SECRET = "whsec_trial"


class Service:
    """What a payer does there, and what the test asks of it."""

    def __init__(self, port: int):
        self.port, self.address = port, f"http://127.0.0.1:{port}"

    def ask(self, method: str, path: str, **values) -> dict:
        """One call of its interface."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, path, urlencode(values), {"Authorization": "Bearer sk_trial",
                                                             "Content-Type": "application/x-www-form-urlencoded"})
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        assert answer.status == 200, text
        return json.loads(text) if text else {}

    def pay(self, reference: str) -> str:
        """Somebody pays with a trial card; returns the number of the payment there."""
        intent = self.ask("GET", f"/v1/checkout/sessions/{reference}")["payment_intent"]
        card = {"card[number]": "4242424242424242", "card[exp_month]": "12", "card[exp_year]": "2040", "card[cvc]": "123"}
        method = self.ask("POST", "/v1/payment_methods", type="card", **card)["id"]
        self.ask("POST", f"/v1/payment_intents/{intent}", payment_method=method)
        self.ask("POST", f"/v1/payment_intents/{intent}/confirm")
        return intent


@pytest.fixture(scope="session")
def service(tmp_path_factory):
    """The trial service in a process of its own, on a free port of this machine alone."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    script = Path(__file__).with_name("hosted.py")
    process = subprocess.Popen([sys.executable, str(script), str(port)], cwd=tmp_path_factory.mktemp("service"),
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield Service(port)
    process.kill()
    process.wait()


def register(tx: Transaction) -> None:
    """Puts the service into the register of processors."""
    tx.insert("processor", id=tx.new_id(), kind="payments", name="Trial service", country="KZ", data="sums", purpose="payments",
              contract="№ 1", abroad_basis="", since_at=clock.now() - 10, until_at=None)


@pytest.fixture
def house(fresh_folder: Path, tmp_path: Path, service: Service):
    """The site with its cast, and the payment service set."""
    folder = tmp_path / "data"
    shutil.copytree(fresh_folder, folder)
    made = House(folder, payment_api=service.address, payment_key="sk_trial", payment_secret=SECRET)
    made.db.write(register)
    yield made
    made.close()


@pytest.fixture
def deal(house: House, aigerim, boris) -> int:
    """A deal of 80 000 tenge that Boris is to pay there."""
    number = offer(boris, house.db.write(put_listing, aigerim.member_id))
    step(aigerim, number, "accept")
    step(boris, number, "pay", **{"pay-pay": "provider"})
    return number


@pytest.fixture
def payment(house: House, boris, deal: int):
    """Boris has pressed «Pay» and looks at the way to the service."""
    answer = boris.do(f"/deals/{deal}/checkout")
    return house.db.one("select * from payment where id = :id", id=int(answer.headers["location"].rsplit("/", 1)[1]))
