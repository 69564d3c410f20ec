"""Decisions about archives: how long they are kept, when a password counts as just given, when a maker counts as dead."""

from typing import Any

from web.core.clock import DAY, MINUTE

LIFE = 7 * DAY
FRESH = 15 * MINUTE
SILENT = 10 * MINUTE  # a maker that said nothing for so long has died
TRIES = 3
RUNNING = ("waiting", "making")


def is_fresh(row: Any, session: int | None, now: int) -> bool:
    """Whether the password was given in this session within the last fifteen minutes."""
    return row.proved_session == session and 0 <= now - row.proved_at < FRESH


def is_there(row: Any, now: int) -> bool:
    """Whether the file can be fetched."""
    return row.state == "ready" and now < row.expires_at


def serves(row: Any, language: str, instead_of: int | None) -> bool:
    """Whether an archive answers a new wish: one that is being made always does."""
    return row.state in RUNNING or (row.state == "ready" and row.language == language and row.id != instead_of)


def percent(row: Any) -> int:
    """How far the making is, in whole percent; 100 is said only of what is ready."""
    if row.state == "ready":
        return 100
    return min(99, row.done * 100 // max(1, row.total))
