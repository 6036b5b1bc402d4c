"""Pictures made small: as they are kept, and as they are compared."""

from __future__ import annotations

from PIL import Image

from tests.gallery.camera import NARROW, WIDE

# Few colours make small files. Those that are rare, such as a warning's red, stay.
COLOURS = 48


def reduced(picture: Image.Image) -> Image.Image:
    """As it is kept: a wide page half as wide, which can still be read."""
    return _half(picture) if picture.width == WIDE else picture


def compared(picture: Image.Image) -> Image.Image:
    """What is kept, as it is compared: letters are about as small in all of it."""
    return _half(picture) if picture.width == NARROW else picture


def few_colours(picture: Image.Image) -> Image.Image:
    return picture.quantize(
        COLOURS,
        method=Image.Quantize.MAXCOVERAGE,
        kmeans=2,
        dither=Image.Dither.NONE,
    )


def _half(picture: Image.Image) -> Image.Image:
    size = (picture.width // 2, picture.height // 2)
    return picture.resize(size, Image.Resampling.BOX)
