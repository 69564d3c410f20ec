"""Makes of one sent photo the six files that the site shows: three sizes, each as WebP and as JPEG."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from web.media.decode import decode, fit
from web.media.files import KINDS, LABELS, write_all
from web.media.fingerprint import COLUMNS, ROWS, fingerprint
from web.media.outcome import TOO_COMPLEX, Picture, Refused, Size
from web.media.sniff import check_bytes

LARGE, MIDDLE, THUMB = LABELS
QUALITY = {LARGE: 70, MIDDLE: 42, THUMB: 60}
OPTIONS = {"webp": {"format": "WEBP", "method": 4}, "jpg": {"format": "JPEG", "progressive": True, "optimize": True}}


def process(source: bytes, folder: Path, name: str) -> Picture:
    """Writes the photo's six files under `folder`, all or none. Raises Refused for a photo that cannot be taken,
    ValueError for a name that is not one of ours, OSError when the disk fails. A name is used once."""
    check_bytes(source)
    try:
        images = _sizes(decode(source, LARGE))
        contents = [_encode(image, label, kind) for label, image in images.items() for kind in KINDS]
    except MemoryError as error:
        raise Refused(TOO_COMPLEX) from error
    grey = images[MIDDLE].convert("L").resize((COLUMNS, ROWS)).tobytes()
    weight = write_all(folder, name, contents)
    sizes = tuple(Size(label, *image.size) for label, image in images.items())
    return Picture(name, *images[LARGE].size, weight, fingerprint(grey), sizes)


def _sizes(large: Image.Image) -> dict[int, Image.Image]:
    """Large and middle show the whole photo. The thumbnail is cut to 4:3 from the middle: cards have that shape, most
    photos come upright from phones, and the browser would cut them so anyway and then blow up what is left."""
    width = min(large.width, large.height * 4 // 3)
    height = width * 3 // 4
    left, top = (large.width - width) // 2, (large.height - height) // 2
    box = (left, top, left + width, top + height)
    return {LARGE: large, MIDDLE: _shrink(large, fit(large.size, MIDDLE)),
            THUMB: _shrink(large, fit((width, height), THUMB), box)}


def _shrink(image: Image.Image, size: tuple[int, int], box: tuple[int, int, int, int] | None = None) -> Image.Image:
    return image.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)


def _encode(image: Image.Image, label: int, kind: str) -> bytes:
    buffer = BytesIO()
    image.save(buffer, quality=QUALITY[label], **OPTIONS[kind])
    return buffer.getvalue()
