"""A real server on a data folder of its own, and the same folder opened by the test beside it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.stock import Stock, fill
from tests.conftest import House
from tests.payments.conftest import SECRET, Service, register
from tests.robust.running import Server


class Site:
    """The running site: `origin` is where browsers find it, `house` is its database seen from here, `stock` what
    stands there from the beginning."""

    def __init__(self, origin: str, house: House, stock: Stock):
        self.origin, self.house, self.stock = origin, house, stock

    def link_for(self, email: str) -> str:
        """The path of the link in the newest mail to that address."""
        bodies = [mail.body for mail in self.house.mails() if mail.recipient == email]
        assert bodies, f"no mail to {email}"
        return re.search(re.escape(self.origin) + r"(/\S+)", bodies[-1])[1]


@contextmanager
def running(folder: Path, service: Service) -> Iterator[Site]:
    """The site served from that folder by a process of its own; the limits on haste are off, one can pay at that service."""
    house = House(folder)
    stock = fill(house)
    house.db.write(register)
    server = Server(folder, payment_api=service.address, payment_key="sk_trial", payment_secret=SECRET)
    server.start()
    try:
        yield Site(f"http://127.0.0.1:{server.port}", house, stock)
    finally:
        server.stop()
        house.close()
