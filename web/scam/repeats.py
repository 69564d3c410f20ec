"""The same long words to many people: keyed marks of words and receivers, kept for a day; the words themselves are not."""

import hashlib
import hmac

from web.core import clock
from web.core.clock import DAY
from web.core.db import Reader, Transaction
from web.core.tokens import Keys
from web.scam.words import words

LEAST_LETTERS = 60  # shorter words are said to many by everybody: «Здравствуйте, ещё продаёте?»
MANY = 5  # receivers in a day


def mark(keys: Keys, member_id: int, text: str) -> str:
    """The mark of what a member says, the same however it is spelled; empty for what is short."""
    said = "".join(word.text for word in words(text))
    return _keyed(keys, f"{member_id}:{said}") if len(said) >= LEAST_LETTERS else ""


def receiver(keys: Keys, words_mark: str, other_id: int) -> str:
    """The mark of who gets words; it cannot be compared with that of other words."""
    return _keyed(keys, f"{words_mark}:{other_id}")


def _keyed(keys: Keys, text: str) -> str:
    return hmac.new(keys.derive("repeated words"), text.encode(), hashlib.sha256).hexdigest()[:32]


def others(db: Reader, member_id: int, words_mark: str, receiver_mark: str) -> int:
    """How many others got these words from the member within a day."""
    return db.value("select count(*) from repeated where member_id = :member and words = :words and receiver <> :receiver and at > :since",
                    member=member_id, words=words_mark, receiver=receiver_mark, since=clock.now() - DAY)


def note(tx: Transaction, member_id: int, words_mark: str, receiver_mark: str) -> None:
    """Remembers that somebody got these words; twice is once."""
    known = tx.value("select id from repeated where member_id = :member and words = :words and receiver = :receiver",
                     member=member_id, words=words_mark, receiver=receiver_mark)
    if known is None:
        tx.insert("repeated", id=tx.new_id(), member_id=member_id, words=words_mark, receiver=receiver_mark, at=clock.now())


def said_to_many(db: Reader, member_id: int) -> set[str]:
    """The marks of words that went from the member to many people within a day."""
    rows = db.all("select words from repeated where member_id = :member and at > :since group by words having count(*) >= :many",
                  member=member_id, since=clock.now() - DAY, many=MANY)
    return {row.words for row in rows}
