"""Ever-growing 63-bit ids: milliseconds since 2025 in the upper bits, a count in the lower twenty."""

import time

START = 1_735_689_600_000  # 2025-01-01T00:00:00Z in milliseconds
STEP = 1 << 20


def following(last: int) -> int:
    """The next id after `last`: never smaller or equal, so B-trees of personal text only grow at their right
    edge, where secure_delete leaves no copies behind; `last` is read inside the writing transaction."""
    return max(last + 1, (time.time_ns() // 1_000_000 - START) * STEP)


def made_at(one: int) -> int:
    """Seconds since 1970 at which the id was made."""
    return (one // STEP + START) // 1000
