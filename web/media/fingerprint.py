"""A number by which the same photo is found again: one bit per step from a dark to a bright neighbour (dHash)."""

COLUMNS, ROWS = 9, 8
BITS = COLUMNS * ROWS - ROWS
MASK = (1 << BITS) - 1


def fingerprint(grey: bytes) -> int:
    """The fingerprint of a picture shrunk to 9 × 8 grey values, as a signed 64-bit number that every database holds."""
    number = 0
    for at, value in enumerate(grey):
        if at % COLUMNS:
            number = number << 1 | (value > grey[at - 1])
    return number - (1 << BITS) if number >> (BITS - 1) else number


def same_picture(a_fingerprint: int, b_fingerprint: int) -> int:
    """How many of 64 bits differ: few for one photo in two sizes or encodings, about 32 for unrelated photos."""
    return ((a_fingerprint ^ b_fingerprint) & MASK).bit_count()
