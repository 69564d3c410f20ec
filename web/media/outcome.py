"""What becomes of a sent photo: a Picture that is kept, or the reason why it is not."""

from dataclasses import dataclass
from typing import NamedTuple

from web.core.i18n import N_

EMPTY = N_("The file is empty. Please choose the photo again.")
TOO_HEAVY = N_("The photo is larger than 12 MB. Please choose a smaller one, or lower the picture size in the camera.")
UNKNOWN = N_("This is not a photo that we can read. Please send a JPEG, PNG or WebP picture.")
HEIC = N_("This photo is in Apple's HEIC format, which many browsers cannot show. On the iPhone open Settings, Camera, "
          "Formats and choose Most Compatible, or send the photo as JPEG.")
AVIF = N_("This photo is in AVIF format, which we do not take. Please save it as JPEG and send it again.")
TOO_MANY_PIXELS = N_("The photo has more than 40 megapixels. Please choose a lower resolution in the camera.")
TOO_SMALL = N_("The photo is too small: each side must be at least 60 pixels.")
DAMAGED = N_("The photo is damaged or was not sent completely. Please send it again.")
TOO_COMPLEX = N_("The photo is damaged or too complex for us to process. Please send another one.")
REASONS = frozenset((EMPTY, TOO_HEAVY, UNKNOWN, HEIC, AVIF, TOO_MANY_PIXELS, TOO_SMALL, DAMAGED, TOO_COMPLEX))


class Refused(ValueError):
    """The photo cannot be taken; `said` is one of REASONS, to be translated where it is shown."""

    def __init__(self, said: str):
        super().__init__(said)
        self.said = said


class Size(NamedTuple):
    """One written size: `label` as in the file's name, and the real width and height in pixels."""

    label: int
    width: int
    height: int


@dataclass(frozen=True)
class Picture:
    """A photo written in all sizes. Width and height are those of the largest, `bytes` is the sum of all files,
    `fingerprint` a signed 64-bit number that is alike for photos that look alike."""

    name: str
    width: int
    height: int
    bytes: int
    fingerprint: int
    sizes: tuple[Size, ...]
