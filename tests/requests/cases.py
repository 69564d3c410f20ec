"""What the tests of requests share: moments, a request that waits, its page."""

from datetime import datetime

from web.core import clock
from web.requests.store import deciding, filing

SUNDAY = "2026-11-22T12:00:00"


def at(text: str) -> int:
    """A moment in Kazakhstan as seconds UTC."""
    return int(datetime.fromisoformat(text).replace(tzinfo=clock.KAZAKHSTAN).timestamp())


def opened(house, member_id: int | None, kind: str = "correct", text: str = "Имя с ошибкой", **more):
    """A request that was just filed on Sunday, 22 November 2026."""
    return house.db.write(filing.open, kind, **{"member_id": member_id, "language": "ru", "text": text, "at": at(SUNDAY), **more})


def row(house, number: int):
    """The request as it is now."""
    return deciding.one(house.db, number)


def actions(house, number: int) -> list[str]:
    """What happened to it so far."""
    return [step.action for step in house.db.all("select action from request_step where request_id = :id order by id", id=number)]


def to_requests(house) -> list:
    """Mails about requests, to people and to the operator, oldest first."""
    return [mail for mail in house.mails() if mail.kind in ("request", "operator")]


def count(house, table: str) -> int:
    """How many rows a table has."""
    return house.db.value(f"select count(*) from {table}")
