"""By whose name a member finds a conversation: names are not kept a second time, they are read from the accounts at each question."""

import re

from web.core.db import Reader
from web.core.sqlite import Row
from web.index import letters, reading
from web.messages.store.words import MOST_ASKED

LEAST, MOST = 2, 200  # letters of a word that is taken for a name; of the newest conversations those that it may mean
_TWINS = re.compile("[аегикноух]")  # letters of which Kazakh, or «ё», has another one


def asked(db: Reader, me: int, text: str) -> list[tuple[int, ...]]:
    """For each word of a question the other people of the member's conversations with a name that begins so, whether typed
    with Kazakh or with Russian letters. Whose data are blocked is not found."""
    words = [letters.fold(piece.text) for piece in reading.pieces(text)[:MOST_ASKED]]
    named = {row.id: [letters.fold(piece.text) for piece in reading.pieces(row.display_name)]
             for row in _like(db, me, [word for word in words if len(word) >= LEAST])}
    return [tuple(number for number, name in named.items() if len(word) >= LEAST and any(part.startswith(word) for part in name))
            for word in words]


def _like(db: Reader, me: int, words: list[str]) -> list[Row]:
    """People whose name may be meant; the first letter of a word is left open because of capitals."""
    if not words:
        return []
    values = {f"n{place}": "_" + _TWINS.sub("_", word[1:]) + "%" for place, word in enumerate(words)}
    likes = " or ".join(f"o.display_name like :{name} or o.display_name like '% ' || :{name}" for name in values)
    return db.all("select o.id, o.display_name from thread_word w join member o on o.id = w.other_id where w.reader_id = :me"
                  f" and o.blocked_at is null and ({likes}) order by w.thread_id desc limit {MOST}", me=me, **values)
