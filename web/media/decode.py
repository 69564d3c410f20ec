"""From the bytes of a stranger's photo to plain upright sRGB pixels, with everything else left behind."""

import struct
import warnings
import zlib
from io import BytesIO
from typing import NamedTuple

from PIL import Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from web.media.colours import on_white, resizable, srgb
from web.media.outcome import DAMAGED, TOO_MANY_PIXELS, TOO_SMALL, UNKNOWN, Refused

# Naming the drivers here loads just these three; Pillow would load all it has to find the one for WebP.
DRIVERS = (JpegImagePlugin, PngImagePlugin, WebPImagePlugin)
FORMATS = ("JPEG", "PNG", "WEBP")
MAX_PIXELS = 40_000_000
MIN_SIDE = 60
_ORIENTATION = 0x0112
_TURNS = {2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
          5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
          8: Image.Transpose.ROTATE_90}
# What Pillow's drivers raise on malformed files; nothing but Pillow runs where these are caught.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error, IndexError, KeyError, TypeError,
           OverflowError, AttributeError)


class Loaded(NamedTuple):
    """Decoded pixels, perhaps already scaled down, with what the file says about turning and colouring them."""

    image: Image.Image
    target: tuple[int, int]
    turn: Image.Transpose | None
    profile: bytes | None


def decode(source: bytes, side: int) -> Image.Image:
    """The first frame as RGB, upright, on white, its longer side at most `side`; Refused when it cannot be had."""
    loaded = _load(source, side)
    small = resizable(loaded.image).resize(loaded.target, Image.Resampling.LANCZOS, reducing_gap=3.0)
    flat = srgb(on_white(small), loaded.profile)
    upright = flat if loaded.turn is None else flat.transpose(loaded.turn)
    # A new canvas cannot carry a comment or a profile on into what is written.
    bare = Image.new("RGB", upright.size)
    bare.paste(upright)
    return bare


def fit(size: tuple[int, int], side: int) -> tuple[int, int]:
    """The size that keeps the shape and has no side longer than `side`; never larger than it was."""
    scale = min(1.0, side / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _load(source: bytes, side: int) -> Loaded:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = _open(source)
        if min(image.size) < MIN_SIDE:
            raise Refused(TOO_SMALL)
        target = fit(image.size, side)
        image.draft(None, target)
        image.load()
        turn = _TURNS.get(image.getexif().get(_ORIENTATION))
        return Loaded(image, target, turn, image.info.get("icc_profile"))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Refused(TOO_MANY_PIXELS) from error
    except Refused:
        raise
    except _BROKEN as error:
        raise Refused(DAMAGED) from error


def _open(source: bytes) -> Image.Image:
    """Reads the header only; the limit on pixels is Pillow's own check, set here because it is global there."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        return Image.open(BytesIO(source), formats=FORMATS)
    except Image.UnidentifiedImageError as error:
        raise Refused(UNKNOWN) from error
