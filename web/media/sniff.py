"""What the first bytes tell about a sent file, before anything decodes it."""

from web.media.outcome import AVIF, EMPTY, HEIC, TOO_HEAVY, Refused

MAX_BYTES = 12 * 1024 * 1024
HEIC_BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"))
AVIF_BRANDS = frozenset((b"avif", b"avis"))
EITHER_BRANDS = frozenset((b"mif1", b"msf1", b"miaf"))


def check_bytes(source: bytes) -> None:
    """Raises Refused for an empty or too heavy file and for the formats of phones that browsers do not share."""
    if not source:
        raise Refused(EMPTY)
    if len(source) > MAX_BYTES:
        raise Refused(TOO_HEAVY)
    brands = _brands(source)
    if AVIF_BRANDS & brands:
        raise Refused(AVIF)
    if (HEIC_BRANDS | EITHER_BRANDS) & brands:
        raise Refused(HEIC)


def _brands(source: bytes) -> frozenset[bytes]:
    """The four-letter brands of an ISO media file: the major one and those it says it is compatible with."""
    if source[4:8] != b"ftyp":
        return frozenset()
    end = min(int.from_bytes(source[:4], "big"), 256, len(source))
    compatible = (source[at:at + 4] for at in range(16, end - 3, 4))
    return frozenset((source[8:12], *compatible))
