"""Drafts: begun, saved at every step, copied, deleted."""

from collections.abc import Mapping
from typing import Any

from web.core import clock
from web.core.db import Transaction
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.listings import rules
from web.listings.store import keeping, prices, rows, shelf

BLANK = {"category_id": None, "price_mode": "", "price": None, "title_ru": "", "title_kk": "", "text_ru": "",
         "text_kk": "", "attributes": "{}", "region_id": None, "town_id": None, "show_phone": False, "quantity": 1, "source_key": ""}


class TooManyDrafts(ValueError):
    """The member has as many drafts as one may have."""


def begin(tx: Transaction, member_id: int, values: Mapping[str, Any]) -> int:
    """A new draft with these columns, or the one of the member that is the same already, so that sending twice
    makes one. Raises TooManyDrafts."""
    filled = {**BLANK, **values}
    same = _same(tx, member_id, filled)
    if same is not None:
        return same
    if rows.count(tx, member_id, "draft") >= rules.MOST_DRAFTS:
        raise TooManyDrafts()
    number = tx.new_id()
    tx.insert("listing", id=number, member_id=member_id, state="draft", cover="", photos=0, created_at=clock.now(),
              close_reason="", hidden_reason="", **filled)
    return number


def _same(tx: Transaction, member_id: int, filled: dict[str, Any]) -> int | None:
    drafts = rows.of_member(tx, member_id, ("draft",), 2**63 - 1, rules.MOST_DRAFTS)
    return next((draft.id for draft in drafts
                 if not draft.photos and all(draft[name] == value for name, value in filled.items())), None)


def save(tx: Transaction, member_id: int, number: int, values: Mapping[str, Any], known: shelf.Books,
         valid: bool) -> Row | None:
    """Saves what was entered. None when it has mistakes and the listing is one that others see, or will see again:
    that one stays as it was. Raises NotFound."""
    row = rows.mine(tx, member_id, number)
    if row is None:
        raise NotFound()
    if row.state in rules.KEPT_VALID and not valid:
        return None
    if "quantity" in values:  # what is set aside or sold is there, whatever the form says
        values = {**values, "quantity": max(values["quantity"], row.reserved + row.sold)}
    new = shelf.change(tx, row, known, **values)
    if new.state == "live":
        prices.note(tx, new)
    return new


def copy(tx: Transaction, member_id: int, number: int) -> int:
    """A draft with the words of another listing of the member, without its photos. Raises NotFound, TooManyDrafts."""
    row = rows.mine(tx, member_id, number)
    if row is None:
        raise NotFound()
    return begin(tx, member_id, {name: row[name] for name in BLANK if name != "source_key"})


def move(tx: Transaction, member_id: int, number: int, category_id: int, mode: str) -> Row:
    """Puts what is not published into another category with a kind of price it has; answers wait for those
    questions both ask. Raises NotFound."""
    row = rows.mine(tx, member_id, number)
    if row is None or row.state in rules.KEPT_VALID:
        raise NotFound()
    return shelf.change(tx, row, shelf.Books(), category_id=category_id, price_mode=mode)


def delete(tx: Transaction, member_id: int, number: int) -> bool:
    """Deletes a listing of the member with its photos and its history; False when there is none. While a law asks to keep
    the member's data, nobody sees it any more instead."""
    row = rows.mine(tx, member_id, number)
    if row is None:
        return False
    if keeping.is_held(tx, member_id):
        keeping.keep(tx, row)
        return True
    if row.state == "live":
        row = shelf.change(tx, row, shelf.Books(), state="closed")
    keeping.destroy(tx, row)
    return True
