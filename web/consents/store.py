"""The ledger: rows are only ever added; the newest row of a purpose is what holds."""

from dataclasses import dataclass

from web.consents.purposes import PURPOSES
from web.consents.rules import DECISIONS, Wording, fingerprint
from web.core import chain, clock
from web.core.db import Reader, Transaction
from web.core.gateway import Ground
from web.core.i18n import _
from web.core.sqlite import Row


class NoConsent(ValueError):
    """A live consent is missing; `purposes` says for what."""

    def __init__(self, purposes: tuple[str, ...]):
        super().__init__(", ".join(purposes))
        self.purposes = purposes


@dataclass(frozen=True)
class Proof:
    """A row with its text as it was shown; `computed` is the fingerprint made anew from that text."""

    row: Row
    computed: str

    @property
    def matches(self) -> bool:
        return self.computed == self.row.wording_hash


def decide(tx: Transaction, member_id: int, full_name: str, wording: Wording, decision: str, *, operator_name: str,
           operator_bin: str, language: str, method: str, until: int | None = None) -> int:
    """Writes down one decision and returns its number; `until` is a moment at which it ends by itself.
    Raises ValueError for an unknown purpose or decision."""
    if wording.purpose not in PURPOSES or decision not in DECISIONS:
        raise ValueError(f"no consent {wording.purpose!r} {decision!r}")
    number, known, version = tx.new_id(), PURPOSES[wording.purpose], wording.version
    if known.kind == "policy" and version is None:  # the acceptance that stands, whichever version it is of
        version = tx.value("select max(version) from consent where member_id = :member and purpose = 'policy'", member=member_id)
    tx.insert("consent", id=number, member_id=member_id, purpose=wording.purpose, decision=decision, version=version,
              operator_name=operator_name, operator_bin=operator_bin, full_name=full_name, term=wording.term, until=until,
              third_parties=known.third_parties, abroad=known.abroad, open_sources=known.open_sources,
              data_list=wording.data_list, further=wording.further, wording=wording.text,
              wording_hash=wording.fingerprint, language=language, method=method, at=clock.now(), salt=chain.salt())
    return number


def settle(tx: Transaction, member_id: int, full_name: str, wording: Wording, decision: str, **row) -> int | None:
    """Writes a decision down unless it changes nothing, so that sending twice is the same as once; what was not given
    cannot be withdrawn. Takes what `decide` takes; returns the row's number, or None."""
    newest = _newest(tx, member_id, wording.purpose, wording.version)
    held = newest is not None and _holds(newest)
    same = held if decision == "given" else not held if decision == "withdrawn" else newest is not None and newest.decision == decision
    return None if same else decide(tx, member_id, full_name, wording, decision, **row)


def _newest(db: Reader, member_id: int, purpose: str, version: int | None = None) -> Row | None:
    of = " and version = :version" if version is not None else ""
    return db.one(f"select id, decision, until from consent where member_id = :member and purpose = :purpose{of}"
                  " order by id desc limit 1", member=member_id, purpose=purpose, **({"version": version} if of else {}))


def _holds(row: Row) -> bool:
    return row.decision == "given" and (row.until is None or row.until > clock.now())


def given(db: Reader, member_id: int, purpose: str) -> bool:
    """The one gate: whether a live consent for the purpose exists now."""
    row = _newest(db, member_id, purpose)
    return row is not None and _holds(row)


def withdrawn(db: Reader, member_id: int, purpose: str) -> bool:
    """Whether the person took this consent back and has not given it again."""
    row = _newest(db, member_id, purpose)
    return row is not None and row.decision == "withdrawn"


def ground(db: Reader, member_id: int, *purposes: str) -> Ground:
    """The ground for a transfer: its `ids` are the live rows that allow all these purposes. Raises NoConsent, naming
    every one that is missing."""
    newest = {purpose: _newest(db, member_id, purpose) for purpose in purposes}
    missing = tuple(purpose for purpose, row in newest.items() if row is None or not _holds(row))
    if missing:
        raise NoConsent(missing)
    basis = "; ".join(_(PURPOSES[purpose].title) for purpose in purposes)
    return Ground("consent", basis, tuple(row.id for row in newest.values()), member_id, "abroad" in purposes,
                  "third_parties" in purposes)


def history(db: Reader, member_id: int) -> list[Row]:
    """Every decision of the member, newest first."""
    return db.all("select * from consent where member_id = :member order by id desc", member=member_id)


def live(db: Reader, member_id: int) -> dict[str, Row]:
    """The newest decision for each purpose."""
    newest: dict[str, Row] = {}
    for row in history(db, member_id):
        newest.setdefault(row.purpose, row)
    return newest


def proof(db: Reader, member_id: int, number: int) -> Proof | None:
    """One decision of the member with the text that was shown; None if it is not theirs."""
    row = db.one("select * from consent where id = :id and member_id = :member", id=number, member=member_id)
    return Proof(row, fingerprint(row.wording)) if row else None


def meant(db: Reader, member_id: int, subject: str, number: int | None) -> str:
    """The purpose that a demand is about: named by itself, by a row of the ledger («consent»), or else processing."""
    if subject == "consent":
        row = db.one("select purpose from consent where id = :id and member_id = :member", id=number or 0, member=member_id)
        return row.purpose if row else "processing"
    return subject if subject in PURPOSES else "processing"
