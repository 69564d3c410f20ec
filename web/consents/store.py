"""The ledger: rows are only ever added; the newest row of a purpose is what holds."""

from web.consents.rules import DECISIONS, PURPOSES, Wording
from web.core import clock
from web.core.db import Reader, Transaction
from web.core.sqlite import Row


def decide(tx: Transaction, member_id: int, full_name: str, wording: Wording, decision: str, *, operator_name: str,
           operator_bin: str, language: str, method: str) -> int:
    """Writes down one decision and returns its number. Raises ValueError for an unknown purpose or decision."""
    if wording.purpose not in PURPOSES or decision not in DECISIONS:
        raise ValueError(f"no consent {wording.purpose!r} {decision!r}")
    number = tx.new_id()
    tx.insert("consent", id=number, member_id=member_id, purpose=wording.purpose, decision=decision,
              operator_name=operator_name, operator_bin=operator_bin, full_name=full_name,
              until=None, third_parties=wording.purpose == "third_parties", abroad=wording.purpose == "abroad",
              open_sources=wording.purpose == "publication", data_list=wording.data_list, wording=wording.text,
              wording_hash=wording.fingerprint, language=language, method=method, at=clock.now())
    return number


def history(db: Reader, member_id: int) -> list[Row]:
    """Every decision of the member, newest first."""
    return db.all("select * from consent where member_id = :member order by id desc", member=member_id)


def live(db: Reader, member_id: int) -> dict[str, Row]:
    """The newest decision for each purpose."""
    newest: dict[str, Row] = {}
    for row in history(db, member_id):
        newest.setdefault(row.purpose, row)
    return newest


def given(db: Reader, member_id: int, purpose: str) -> bool:
    """The one gate: whether a live consent for the purpose exists now."""
    row = db.one("select decision from consent where member_id = :member and purpose = :purpose"
                 " order by id desc limit 1", member=member_id, purpose=purpose)
    return row is not None and row.decision == "given"
