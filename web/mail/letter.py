"""A mail that is written at the moment it leaves, so that nobody's words lie in somebody else's outbox meanwhile."""

from typing import NamedTuple


class Letter(NamedTuple):
    """Text and further headers of a mail whose row holds the subject alone. `sender` (name, address) and `subject` stand in
    place of the site's own; `authors` are the members whose words are in it, since these leave the site too."""

    body: str
    headers: tuple[tuple[str, str], ...] = ()
    sender: tuple[str, str] | None = None
    subject: str = ""
    authors: tuple[int, ...] = ()


def stopping(address: str) -> tuple[tuple[str, str], ...]:
    """The headers by which a mail program stops letters of this kind with one press (RFC 2369, RFC 8058)."""
    return ("List-Unsubscribe", f"<{address}>"), ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
