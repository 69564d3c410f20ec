"""The versions of the policy that members are asked to accept, and whether they did: what the gate needs to know."""

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.refusal import First
from web.core.sqlite import Row


def add(tx: Transaction, number: int, in_force_at: int, hashes: dict[str, str]) -> None:
    """Asks every member about this version from now on; `hashes` holds the fingerprint of its text by language."""
    tx.insert("consent_document", number=number, in_force_at=in_force_at,
              **{"hash_" + language: text for language, text in hashes.items()})


def current(db: Reader) -> Row | None:
    """The version in force now."""
    return db.one("select * from consent_document where in_force_at <= :now order by number desc limit 1", now=clock.now())


def newest(db: Reader) -> Row | None:
    """The version published last; it may come into force later."""
    return db.one("select * from consent_document order by number desc limit 1")


def answer(db: Reader, member_id: int, number: int) -> Row | None:
    """What the member said about that version last."""
    return db.one("select * from consent where member_id = :member and purpose = 'policy' and version = :number"
                  " order by id desc limit 1", member=member_id, number=number)


def unanswered(db: Reader, member_id: int) -> bool:
    """Whether the newest version still waits for an answer of the member."""
    return db.one("select d.number from consent_document d where d.number = (select max(number) from consent_document)"
                  " and not exists (select 1 from consent c where c.member_id = :member and c.purpose = 'policy'"
                  " and c.version = d.number)", member=member_id) is not None


def accepted(db: Reader, member_id: int) -> bool:
    """Whether the member accepted the version in force, or a later one already; silence is no acceptance."""
    rows = db.all("select d.number, c.version, c.decision from (select max(number) as number from consent_document"
                  " where in_force_at <= :now) d left join consent c on c.member_id = :member and c.purpose = 'policy'"
                  " and c.version >= d.number order by c.id", member=member_id, now=clock.now())
    said = {row.version: row.decision for row in rows}
    return rows[0].number is None or "given" in said.values()


def check_accepted(db: Reader, member_id: int) -> None:
    """Leads who has not accepted the policy to the page that asks; raises First."""
    if not accepted(db, member_id):
        raise First("/profile/policy", "policy-first")
