"""Photos made up for the tests: like real ones in weight and detail, or with something hidden inside."""

import random
import struct
import zlib
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageCms, ImageDraw, ImageFilter, PngImagePlugin

PLACE = {1: "N", 2: (43.0, 14.0, 7.0), 3: "E", 4: (76.0, 56.0, 0.0)}
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret>Aigerim</secret></x:xmpmeta>'


@lru_cache(maxsize=32)
def photo(width: int, height: int, seed: int = 1) -> Image.Image:
    """Shapes, soft texture and grain; its WebP weights at 160 and 320 px were tuned to those of real photographs."""
    rnd = random.Random(seed)
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    draw = ImageDraw.Draw(image)
    for number in range(60):
        side, left, top = rnd.uniform(0.03, 0.4), rnd.uniform(-0.1, 1) * width, rnd.uniform(-0.1, 1) * height
        box = (left, top, left + side * width, top + side * rnd.uniform(0.4, 1.4) * height)
        (draw.ellipse if number % 2 else draw.rectangle)(box, fill=tuple(rnd.randbytes(3)))
    image = image.filter(ImageFilter.GaussianBlur(width / 900))
    texture = Image.effect_noise((width // 20, height // 20), 90).resize((width, height)).convert("RGB")
    grain = Image.effect_noise((width, height), 24).convert("RGB")
    return Image.blend(Image.blend(image, texture, 0.05), grain, 0.06)


def saved(image: Image.Image, kind: str, **options) -> bytes:
    """The image as the bytes of a file."""
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def jpeg(width: int = 200, height: int = 150, colour: str = "teal", **options) -> bytes:
    """A plain JPEG of one colour."""
    return saved(Image.new("RGB", (width, height), colour), "JPEG", **options)


def with_everything(kind: str) -> bytes:
    """A photo that carries EXIF with a place, XMP, a colour profile and a comment where its format has one."""
    image = Image.new("RGB", (200, 150), "teal")
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Aigerim's phone", 1
    exif.get_ifd(0x8825).update(PLACE)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options = {"exif": exif, "icc_profile": profile}
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Comment", "Aigerim")
        text.add_itxt("XML:com.adobe.xmp", XMP.decode())
        return saved(image, kind, pnginfo=text, **options)
    return saved(image, kind, xmp=XMP, **options, **({"comment": b"Aigerim"} if kind == "JPEG" else {}))


def swapped_profile() -> bytes:
    """An sRGB profile in which red and green have changed places."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"?XYZ").replace(b"gXYZ", b"rXYZ").replace(b"?XYZ", b"gXYZ")


def png(width: int, height: int, *extra: bytes, pixels: bytes = b"") -> bytes:
    """A PNG that claims a size, with further chunks and any compressed pixels, true or not."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(extra) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")


def chunk(kind: bytes, body: bytes) -> bytes:
    """One PNG chunk with its length and check sum."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def jpeg_markers(data: bytes) -> list[int]:
    """The marker codes of all segments of a JPEG in order, read by walking through it; trailing bytes fail."""
    assert data[:2] == b"\xff\xd8"
    markers, at = [0xD8], 2
    while True:
        assert data[at] == 0xFF
        marker = data[at + 1]
        markers.append(marker)
        if marker == 0xD9:
            assert at + 2 == len(data)
            return markers
        at += 2 + int.from_bytes(data[at + 2:at + 4], "big")
        if marker == 0xDA:
            while data[at] != 0xFF or data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7:
                at += 1


def webp_chunks(data: bytes) -> list[bytes]:
    """The names of all chunks of a WebP in order, read by walking through it; trailing bytes fail."""
    assert data[:4] == b"RIFF" and data[8:12] == b"WEBP"
    assert int.from_bytes(data[4:8], "little") + 8 == len(data)
    names, at = [], 12
    while at < len(data):
        names.append(data[at:at + 4])
        size = int.from_bytes(data[at + 4:at + 8], "little")
        at += 8 + size + size % 2
    return names
