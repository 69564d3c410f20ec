"""What the tests of claims do again and again: ask, read the code in the mail, type it in."""

import re

from tests.conftest import Client, House
from tests.listings.selling import publish

PHONE, MAIL = "+7 705 200 30 40", "gulnara@example.kz"
TEXTS = {
    "phone": "Звоните моей помощнице: 8 (705) 200-30-40.",
    "email": "Пишите на Gulnara@Example.KZ в любое время.",
    "photo": "На фото моя соседка.",
}


def offer(house: House, client: Client, kind: str = "phone", **other) -> int:
    """A published listing with somebody else's datum in it."""
    return publish(house, client, **{"text_ru": TEXTS[kind], **other})


def asked(number: int | str, kind: str = "phone", **other) -> dict:
    """The filled form of a claim."""
    given = {"listing": f"http://testserver/listings/{number}", "contact": MAIL, "mine": "y", "statement": "Это моё, уберите."}
    return {**given, **({"phone": PHONE} if kind == "phone" else {}), **other}


def ask(client: Client, number: int | str, kind: str = "phone", status: int = 303, **other) -> str:
    """Asks for a code and returns the address on which it is typed in."""
    answer = client.do(f"/rights/claim/{kind}", asked(number, kind, **other), status)
    return answer.headers.get("location", answer.text)


def code(house: House, number: int = -1) -> str:
    """The code in the newest mail with one."""
    found = [mail for mail in house.mails() if mail.kind == "claim code"]
    return re.search(r"(?m)^(\d{6})$", found[number].body).group(1)


def other_than(right: str) -> str:
    """A wrong code."""
    return f"{(int(right) + 1) % 10**6:06}"


def claim(house: House, client: Client, number: int, kind: str = "phone", **other) -> str:
    """The whole way; returns the address of the claim's page."""
    place = ask(client, number, kind, **other)
    return client.do(place, {"code": code(house)}).headers["location"]


def rows(house: House) -> list:
    """Every claim, oldest first."""
    return house.db.all("select * from claim order by id")


def state(house: House, number: int) -> str:
    """The state of a listing."""
    return house.db.value("select state from listing where id = :id", id=number)


def decide(client: Client, number: int, decision: str, reason: str = "Это её номер", known: str = "hidden", status: int = 303):
    """Staff decide about a claim."""
    return client.do(f"/admin/claims/{number}", {"decision": decision, "reason": reason, "known": known}, status)


def letters(house: House, to: str) -> list[str]:
    """Subject and text of every mail to an address, oldest first."""
    return [f"{mail.subject}\n{mail.body}" for mail in house.mails() if mail.recipient == to]
