"""What tests of robustness do over plain HTTP as people, and the members they do it as."""

import http.client
from pathlib import Path
from urllib.parse import urlencode

from tests.conftest import House
from web.core.security import SESSION_COOKIE


class Person:
    """Somebody with an open connection to a server on this machine."""

    def __init__(self, port: int, cookie: str = ""):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        self.headers = {"sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded"}
        if cookie:
            self.headers["cookie"] = f"{SESSION_COOKIE}={cookie}"

    def send(self, path: str, **fields) -> str:
        """Posts a form and returns where it leads. Fails when it was refused; raises OSError when nobody answers."""
        self.connection.request("POST", path, urlencode(fields, doseq=True), self.headers)
        answer = self.connection.getresponse()
        body = answer.read()
        assert answer.status == 303, (path, answer.status, body[:300])
        return answer.headers["location"]

    def page(self, path: str) -> tuple[int, bytes]:
        """Status and body of a page."""
        self.connection.request("GET", path, headers=self.headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read()


def cookie(house: House, member_id: int) -> str:
    """A signed session of the member, as a browser would send it."""
    return house.client(member_id).cookies[SESSION_COOKIE]


def put_listing(house: House, member_id: int) -> int:
    """The number of a live listing of the member."""
    return house.db.write(_put_listing, member_id)


def _put_listing(tx, member_id: int) -> int:
    number, now = tx.new_id(), 1_790_000_000
    words = dict.fromkeys(("title_kk", "text_ru", "text_kk", "cover", "source_key", "close_reason", "hidden_reason"),
                          "")
    tx.insert("listing", id=number, seq=tx.next_number("listing"), member_id=member_id, state="live", category_id=401,
              price_mode="fixed", price=85_000, title_ru="Телефон", attributes="{}", region_id=None, town_id=None,
              show_phone=False, photos=0, created_at=now, published_at=now, expires_at=4_000_000_000, **words)
    return number


def secrets_of(folder: Path) -> list[bytes]:
    """Names of places on the machine that no answer may tell."""
    return [str(folder).encode(), str(Path(__file__).resolve().parents[2]).encode(), b"site-packages", b"Traceback"]
