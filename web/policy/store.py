"""The versions of the policy: one draft at most, and published ones that never change again."""

from web.consents import documents
from web.core import clock, journal
from web.core.db import Reader, Transaction
from web.core.refusal import NotFound
from web.core.sqlite import Row
from web.policy import rules


def published(db: Reader) -> list[Row]:
    """Every published version, newest first."""
    return db.all("select * from policy_version where state = 'published' order by number desc")


def current(db: Reader) -> Row:
    """The version in force. Raises NotFound before the first one is loaded."""
    return number(db, (documents.current(db) or Row(number=0)).number)


def number(db: Reader, wanted: int) -> Row:
    """A published version by its number. Raises NotFound."""
    row = db.one("select * from policy_version where number = :number and state = 'published'", number=wanted)
    if row is None:
        raise NotFound()
    return row


def text(db: Reader, wanted: int, language: str) -> Row:
    """The text of a version in a language, with snapshot and hash. Raises NotFound."""
    row = db.one("select * from policy_text where number = :number and language = :language", number=wanted, language=language)
    if row is None:
        raise NotFound()
    return row


def draft(db: Reader) -> Row | None:
    """The version in work."""
    return db.one("select * from policy_version where state = 'draft'")


def begin_draft(tx: Transaction, staff_id: int) -> int:
    """Makes a draft out of the newest version's texts, unless there is one; returns its number."""
    open_draft = draft(tx)
    if open_draft is not None:
        return open_draft.number
    newest = published(tx)[0].number
    tx.insert("policy_version", number=newest + 1, state="draft", changed_at=clock.now())
    for language in rules.LANGUAGES:
        _put(tx, newest + 1, language, text(tx, newest, language).body, "")
    journal.note(tx, staff_id, "policy draft begun", "policy", newest + 1)
    return newest + 1


def save(tx: Transaction, staff_id: int, wanted: int, language: str, body: str) -> None:
    """Changes the text of the draft in one language. Raises NotFound when that draft is none any more."""
    open_draft = draft(tx)
    if open_draft is None or open_draft.number != wanted:
        raise NotFound()
    if text(tx, wanted, language).body == body:
        return
    tx.run("update policy_version set changed_at = :now where number = :number", now=clock.now(), number=wanted)
    journal.note(tx, staff_id, "policy draft changed", "policy", wanted, language)
    tx.run("update policy_text set body = :body where number = :number and language = :language", body=body, number=wanted,
           language=language)


def drop(tx: Transaction, staff_id: int, wanted: int) -> None:
    """Deletes the draft; a published version stays."""
    if tx.one("select number from policy_version where number = :number and state = 'draft'", number=wanted) is None:
        return
    tx.run("delete from policy_text where number = :number", number=wanted)
    tx.run("delete from policy_version where number = :number", number=wanted)
    journal.note(tx, staff_id, "policy draft deleted", "policy", wanted)


def publish(tx: Transaction, staff_id: int, wanted: int, in_force_at: int, snapshots: dict[str, str]) -> bool:
    """Publishes the draft with the snapshot of each language: from now on every member is asked, and from `in_force_at`
    (seconds UTC) on it holds. False when that version is out already. Raises NotFound when there is no such version."""
    row = tx.one("select state from policy_version where number = :number", number=wanted)
    if row is None:
        raise NotFound()
    if row.state != "draft":
        return False
    put_out(tx, wanted, in_force_at, {language: text(tx, wanted, language).body for language in rules.LANGUAGES}, snapshots)
    journal.note(tx, staff_id, "policy published", "policy", wanted)
    return True


def put_out(tx: Transaction, wanted: int, in_force_at: int, bodies: dict[str, str], snapshots: dict[str, str]) -> None:
    """Writes a published version down for good, with the fingerprint of each text."""
    now, hashes = clock.now(), {language: rules.fingerprint(bodies[language], snapshots[language]) for language in bodies}
    tx.run("insert into policy_version (number, state, in_force_at, published_at, changed_at)"
           " values (:number, 'published', :then, :now, :now) on conflict (number) do update set state = excluded.state,"
           " in_force_at = excluded.in_force_at, published_at = excluded.published_at, changed_at = excluded.changed_at",
           number=wanted, then=in_force_at, now=now)
    tx.run("delete from policy_text where number = :number", number=wanted)
    for language, body in bodies.items():
        _put(tx, wanted, language, body, snapshots[language], hashes[language])
    documents.add(tx, wanted, in_force_at, hashes)
    tx.touch("policy", "site")


def _put(tx: Transaction, wanted: int, language: str, body: str, snapshot: str, fingerprint: str = "") -> None:
    tx.insert("policy_text", id=tx.new_id(), number=wanted, language=language, body=body, snapshot=snapshot, hash=fingerprint)
