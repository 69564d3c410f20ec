"""Reviews and replies as things that are reported: finding them, what staff read, hiding them and taking that back."""

from collections.abc import Callable

from web.core import clock
from web.core.db import Reader, Transaction
from web.core.format import day
from web.core.i18n import _
from web.core.sqlite import Row
from web.mail import store as mail
from web.reviews import letters
from web.reviews.store import sellers
from web.reviews.store.rows import OPEN

# Of somebody who is gone or whose data are blocked, on either side, there is nothing to judge.
_OPEN = (f"select r.* from review r join member author on author.id = r.author_id and author.blocked_at is null"
         f" join member other on other.id = r.about_id and other.blocked_at is null where r.id = :id and {OPEN}")


def _open(db: Reader, number: int) -> Row | None:
    return db.one(_OPEN, id=number, now=clock.now())


def _path(row: Row) -> str:
    return f"/members/{row.about_id}/reviews?before={row.id + 1}#review-{row.id}"


def find(db: Reader, number: int) -> tuple[str, str, int | None] | None:
    """Title, path and author of an open review."""
    row = _open(db, number)
    return (_("Review of %(day)s", day=day(row.at)), _path(row), row.author_id) if row is not None else None


def find_reply(db: Reader, number: int) -> tuple[str, str, int | None] | None:
    """Title, path and author of the reply to an open review."""
    row = _open(db, number)
    return (_("Reply of %(day)s", day=day(row.reply_at)), _path(row), row.about_id) if row is not None and row.reply else None


def sees(db: Reader, number: int, viewer_id: int) -> bool:
    """Whether this person (0 is a guest) can read the review: not hidden, and on a page that shows reviews to them."""
    row = _open(db, number)
    return row is not None and not row.hidden_rule and _shown(db, row, viewer_id)


def sees_reply(db: Reader, number: int, viewer_id: int) -> bool:
    """The same for the reply."""
    row = _open(db, number)
    return row is not None and not row.hidden_rule and not row.reply_rule and _shown(db, row, viewer_id)


def _shown(db: Reader, row: Row, viewer_id: int) -> bool:
    seen_by = sellers.choice(db, row.about_id).reviews_seen_by
    return viewer_id in (row.author_id, row.about_id) or seen_by == "everyone" or (viewer_id > 0 and seen_by in ("members", "dealt"))


def content(db: Reader, number: int) -> tuple[tuple[tuple[str, str], ...], str | None]:
    """The text of a review with its stars, and what its author reads if staff hid it (None while they did not)."""
    row = _open(db, number)
    return _content(row and _("%(n)s of 5 stars", n=row.stars) + (f"\n\n{row.words}" if row.words else ""), row and row.hidden_rule,
                    row and row.hidden_reason)


def content_of_reply(db: Reader, number: int) -> tuple[tuple[tuple[str, str], ...], str | None]:
    """The same for the reply."""
    row = _open(db, number)
    return _content(row and row.reply, row and row.reply_rule, row and row.reply_reason)


def _content(text: str | None, rule: str | None, reason: str | None) -> tuple[tuple[tuple[str, str], ...], str | None]:
    return ((("", text),) if text else (), reason if rule else None)


def _put(column: str, person: str) -> tuple[Callable, Callable]:
    """What hides and what restores the words of a review (`column` hidden) or of its reply, written by `person`."""
    def hide(tx: Transaction, number: int, reason: str, rule: str) -> None:
        row = tx.one("select * from review where id = :id", id=number)
        tx.run(f"update review set {column}_rule = :rule, {column}_reason = :reason where id = :id", rule=rule, reason=reason, id=number)
        tx.touch(f"member:{row.about_id}")
        to = tx.one("select id, email, language from member where id = :id", id=row[person])
        if to is not None and to.email:
            subject, body = letters.hidden(to.language, reason)
            mail.put(tx, to.email, subject, body, "review hidden", to.id)

    def restore(tx: Transaction, number: int) -> None:
        tx.run(f"update review set {column}_rule = '', {column}_reason = '' where id = :id", id=number)
        tx.touch(f"member:{tx.value('select about_id from review where id = :id', id=number)}")

    return hide, restore


hide, restore = _put("hidden", "author_id")
hide_reply, restore_reply = _put("reply", "about_id")
