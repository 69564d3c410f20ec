"""Hosts that the operator trusts: links to them are warned of nowhere."""

import re

from starlette.requests import Request

from web.core import clock, journal
from web.core.db import Reader, Transaction
from web.core.settings import Settings
from web.core.sqlite import Row
from web.scam.hosts import Home

TOPIC = "trusted hosts"
HOST = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,5}[a-z0-9-]{2,63}")
MOST = 200


def home(request: Request, db) -> Home:
    """The hosts that belong here, for judging a text."""
    return home_of(request.app.state.settings, db)


def home_of(settings: Settings, db) -> Home:
    """The same outside of a request."""
    host = settings.public_address.split("://")[-1].lower().split(":")[0]
    return Home(host.removeprefix("www."), db.kept(TOPIC, _load))


def _load(db: Reader) -> frozenset[str]:
    return frozenset(row.host for row in db.all("select host from trusted_host"))


def host_in(text: str) -> str:
    """The host in what was typed, such as «www.example.kz/price»; empty if there is none."""
    host = text.strip().lower().split("://")[-1].split("/")[0].split(":")[0].removeprefix("www.")
    return host if HOST.fullmatch(host) else ""


def rows(db: Reader) -> list[Row]:
    """The list in the order of its hosts."""
    return db.all("select id, host, added_at from trusted_host order by host")


def add(tx: Transaction, staff_id: int, host: str) -> bool:
    """Adds a host; one that is there already is there once. False when the list is full."""
    if tx.value("select id from trusted_host where host = :host", host=host) is not None:
        return True
    if tx.value("select count(*) from trusted_host") >= MOST:
        return False
    tx.insert("trusted_host", id=tx.new_id(), host=host, added_at=clock.now())
    _changed(tx, staff_id, "+ " + host)
    return True


def remove(tx: Transaction, staff_id: int, number: int) -> bool:
    """Takes a host off the list; False when there is none of that number."""
    host = tx.value("select host from trusted_host where id = :id", id=number)
    if host is None:
        return False
    tx.run("delete from trusted_host where id = :id", id=number)
    _changed(tx, staff_id, "− " + host)
    return True


def _changed(tx: Transaction, staff_id: int, reason: str) -> None:
    journal.note(tx, staff_id, "trusted hosts changed", "hosts", reason=reason)
    tx.touch(TOPIC)
