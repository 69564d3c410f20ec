"""Pictures that weigh what photographs weigh: drawings under the grain of a telephone's camera."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops

from web.commands.demo import photos
from web.media import names, picture
from web.media.outcome import Picture

COUNT = 16
SIZE = (1280, 960)
GRAINS = ((160, 30), (40, 12), (10, 6), (3, 2.5))  # pixels across, and strength


def snapshots(folder: Path) -> list[Picture]:
    """Different photos in the site's folder, each to be shown by many listings."""
    motifs = photos.motifs()
    return [picture.process(_snapshot(motifs[number % len(motifs)], number), folder, names.new_name())
            for number in range(COUNT)]


def _snapshot(motif: str, number: int) -> bytes:
    image = Image.open(BytesIO(photos.photo(motif, number))).resize(SIZE)
    for across, strength in GRAINS:
        grain = Image.effect_noise((SIZE[0] // across, SIZE[1] // across), strength).resize(SIZE, Image.Resampling.BICUBIC)
        image = ImageChops.add(image, Image.merge("RGB", (grain,) * 3), offset=-128)
    written = BytesIO()
    image.save(written, "JPEG", quality=88)
    return written.getvalue()
