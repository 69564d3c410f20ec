"""By which words a member finds a conversation: keyed digests of stems, one row for each of the two people.

A member's key is theirs alone and goes with them, so that what a page of the database may still hold of a digest means
nothing. What one deletes, or staff hide, takes the whole row with it; the job makes it anew from what is left.
"""

from base64 import b32encode
from hashlib import blake2b

from web.core.db import Reader, Transaction
from web.core.sqlite import Row
from web.index import forms, reading
from web.index.words import terms
from web.messages.store import choices
from web.messages.store.threads import visible

MOST = 3_000  # digests of one person in one conversation
MOST_READ = 2_000  # of the newest messages that are read when digests are made anew
MOST_ASKED = 8  # words of a question
_OF = "select body, sender_id from message m where m.thread_id = :thread and m.kind = '' and m.body <> '' and "


def digest(salt: str, term: str) -> str:
    """What stands for a term: six letters or digits of thirty-two. A wrong one is found once in a thousand questions to ten
    thousand conversations; the shorter they are, the faster all are looked through."""
    return b32encode(blake2b(term.encode(), key=salt.encode(), digest_size=5).digest()).decode()[:6].lower()


def asked(salt: str, text: str) -> list[tuple[str, ...]]:
    """For each word of a question the digests of which any will do."""
    pieces = reading.pieces(text)[:MOST_ASKED]
    in_kazakh = forms.is_kazakh(pieces)
    return [tuple(digest(salt, term) for term in ((piece.text,) if piece.is_number else forms.wanted(piece.text, in_kazakh)))
            for piece in pieces]


def add(tx: Transaction, thread: Row, me: int, text: str) -> None:
    """Adds the words of a new message for both; in a conversation whose words are still to be made, the job does it."""
    if thread.last_id == 0:
        remake(tx, thread.id)
    elif thread.worded:
        found = terms(text)
        for reader, column in ((me, "own"), (thread.other_id, "others")):
            row = tx.one(f"select id, {column} as held from thread_word where reader_id = :reader and thread_id = :thread",
                         reader=reader, thread=thread.id)
            if row:
                held = _joined(row.held, choices.ensured(tx, reader).salt, found)
                tx.run(f"update thread_word set {column} = :held where id = :id", held=held, id=row.id)


def forget(tx: Transaction, thread_id: int, reader: int | None) -> None:
    """Takes away what a member finds a conversation by, because some of it was deleted or hidden."""
    tx.run("update thread_word set own = '', others = '' where reader_id = :reader and thread_id = :thread",
           reader=reader, thread=thread_id)
    tx.run("update thread set worded = false where id = :id", id=thread_id)


def unmade(db: Reader, after: int, limit: int) -> list[int]:
    """Conversations whose words are to be made, unless data of one of the two are blocked."""
    rows = db.all("select t.id from thread t left join member b on b.id = t.buyer_id left join member s on s.id = t.seller_id"
                  " where not t.worded and t.id > :after and b.blocked_at is null and s.blocked_at is null"
                  " order by t.id limit :limit", after=after, limit=limit)
    return [row.id for row in rows]


def remake(tx: Transaction, thread_id: int) -> None:
    """Makes the words of a conversation anew for both."""
    thread = tx.one("select id, buyer_id, seller_id, listing_title from thread where id = :id", id=thread_id)
    if thread is None:
        return
    tx.run("delete from thread_word where thread_id = :id", id=thread_id)
    for reader, other in ((thread.buyer_id, thread.seller_id), (thread.seller_id, thread.buyer_id)):
        if reader is not None:
            _make(tx, thread, reader, other)
    tx.run("update thread set worded = true where id = :id", id=thread_id)


def _make(tx: Transaction, thread: Row, reader: int, other: int | None) -> None:
    salt, title = choices.ensured(tx, reader).salt, thread.listing_title if thread.seller_id else ""
    rows = tx.all(_OF + visible("m") + " and (m.hidden_at is null or m.sender_id = :me) order by m.id desc limit :most",
                  thread=thread.id, me=reader, most=MOST_READ)
    own = [row.body for row in rows if row.sender_id == reader]
    others = [row.body for row in rows if row.sender_id is not None and row.sender_id != reader]
    (own if reader == thread.seller_id else others).insert(0, title)
    tx.insert("thread_word", id=tx.new_id(), thread_id=thread.id, reader_id=reader, other_id=other,
              own=_digests(salt, own), others=_digests(salt, others))


def _digests(salt: str, texts: list[str]) -> str:
    held = ""
    for text in texts:
        held = _joined(held, salt, terms(text))
    return held


def _joined(held: str, salt: str, found: list[str]) -> str:
    """The digests held with those of further terms, parted by spaces, each once."""
    known = dict.fromkeys(held.split())
    known.update(dict.fromkeys(digest(salt, term) for term in found))
    return " ".join(list(known)[:MOST])
