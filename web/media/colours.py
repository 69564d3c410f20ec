"""Colours of a photo: any mode that Pillow decodes becomes sRGB on a white ground."""

from io import BytesIO

from PIL import Image, ImageCms

SRGB = ImageCms.createProfile("sRGB")
WHITE = (255, 255, 255)
_SMOOTH = frozenset(("RGB", "RGBA", "L", "LA", "CMYK"))


def resizable(image: Image.Image) -> Image.Image:
    """The image in a mode that can be shrunk smoothly; palettes and transparent colours get a real alpha channel."""
    if "transparency" in image.info or image.mode == "PA":
        return image.convert("RGBA")
    if image.mode.startswith("I"):
        # Sixteen bits of grey: Pillow would clip them to white instead of scaling them.
        return image.convert("I").point(lambda value: value * (1 / 256) + 0).convert("L")
    if image.mode in _SMOOTH:
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def on_white(image: Image.Image) -> Image.Image:
    """The image without its alpha channel, laid on white."""
    if image.mode not in ("RGBA", "LA"):
        return image
    ground = Image.new("RGB", image.size, WHITE)
    ground.paste(image.convert("RGB"), mask=image.getchannel("A"))
    return ground


def srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The image in sRGB; a profile that is broken or made for another mode counts as none."""
    if profile:
        try:
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            return ImageCms.profileToProfile(image, given, SRGB, outputMode="RGB")
        except (OSError, ImageCms.PyCMSError):
            return image.convert("RGB")
    return image.convert("RGB")
