"""Asking for the phone of a listing: counted, limited, shown to the seller as a number, closed by the seller."""

from dataclasses import dataclass

from web.core import clock
from web.core.clock import DAY
from web.core.db import Reader, Transaction
from web.core.refusal import NotFound
from web.listings import rules
from web.listings.store import rows, shelf


class Enough(ValueError):
    """The day's measure is full: that of the «member» or that of the «listing», as the first argument says."""


@dataclass(frozen=True)
class Asked:
    """How many members asked for the phone of a listing: within a day, and within the time that is kept."""

    today: int
    all: int


def ask(tx: Transaction, me: int, number: int) -> None:
    """Notes that a member asks for the phone of a listing; asking again is free. Raises NotFound when it is not shown any
    more, Enough."""
    row = rows.shown(tx, number)
    if row is None or row.state != "live" or not row.show_phone:
        raise NotFound()
    if row.member_id == me or tx.value("select id from phone_request where listing_id = :listing and member_id = :me",
                                       listing=number, me=me) is not None:
        return
    since = clock.now() - DAY
    if tx.value("select count(*) from phone_request where member_id = :me and at > :since", me=me, since=since) >= rules.PHONES_A_DAY:
        raise Enough("member")
    if asked(tx, number).today >= rules.ASKED_A_DAY:
        raise Enough("listing")
    tx.insert("phone_request", id=tx.new_id(), listing_id=number, member_id=me, at=clock.now())


def asked(db: Reader, number: int) -> Asked:
    """How often the phone of a listing was asked for."""
    row = db.one("select count(*) as n, coalesce(sum(case when at > :since then 1 else 0 end), 0) as today from phone_request"
                 " where listing_id = :listing", listing=number, since=clock.now() - DAY)
    return Asked(row.today, row.n)


def switch(tx: Transaction, me: int, number: int, on: bool, known: shelf.Books) -> None:
    """Shows the phone of a listing on request, or closes it. Raises NotFound."""
    row = rows.mine(tx, me, number)
    if row is None:
        raise NotFound()
    if bool(row.show_phone) != on:
        shelf.change(tx, row, known, show_phone=on)
