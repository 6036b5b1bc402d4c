"""Whether two pictures of a page show the same.

Chromium, FreeType and poppler draw the edges of letters a little otherwise from one
version to the next; that must pass. A word, a colour, a line, 8 px between two blocks
must not. Measured on the public pages, as the highest difference (of 255) that
`differences` finds anywhere in a picture:

    drawn again, kept in few colours                          0 to 6
    drawn with letters fitted to the pixels (FreeType's hints)  15 to 27
    a pale line is missing                                   10 and more
    another figure, such as 4 for 7                          25 and more
    another word of the same letters                         36 and more
    a dark line is missing                                   38 and more
    another colour of a link                                 55 and more
    8 px more above a block                                 124 and more

So `MUCH` is found wherever it is. `LITTLE` is found too, unless it is everywhere: where
more than `DRAWN_OTHERWISE` of what is dark in a picture differs by a little, another
program has drawn the letters. `test_comparing.py` tries all of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import ImageChops, ImageFilter

if TYPE_CHECKING:
    from PIL import Image

MUCH = 30
LITTLE = 9
DRAWN_OTHERWISE = 0.04
# Pixels by which a picture may be taller: letters of other heights do that.
TALLER = 2

# What is compared is half as wide as the page. Hints move what is drawn up or down by
# part of a pixel, so that is smoothed more than what stands beside one another.
_SMOOTH = ImageFilter.BoxBlur((0, 1))
_AROUND = ImageFilter.BoxBlur((2, 1))
_FOOT = 2  # a tall page is cut off, perhaps through the edge of a letter
_FLAT, _DARK = 5, 24  # what of a difference is nothing; what of a picture is drawn


@dataclass(frozen=True)
class Difference:
    """`taller` by so many pixels; `worst` of 255; `where` is the box around all that
    differs by more than is `allowed`."""

    taller: int
    worst: int
    allowed: int
    where: tuple[int, int, int, int] | None

    @property
    def found(self) -> bool:
        return abs(self.taller) > TALLER or self.worst > self.allowed

    def __str__(self) -> str:
        says = []
        if self.taller:
            says.append(f"is taller by {self.taller} px")
        if self.where:
            left, top, right, bottom = self.where
            at = f"x {left} to {right}, y {top} to {bottom} of the difference's picture"
            says.append(f"differs by {self.worst} of 255 ({self.allowed} may be), {at}")
        return ", ".join(says) or "the same"


def differences(kept: Image.Image, fresh: Image.Image) -> Image.Image:
    """By how much each place differs, where both pictures reach."""
    both = (min(kept.width, fresh.width), min(kept.height, fresh.height) - _FOOT)
    box = (0, 0, *both)
    return _apart(*(each.crop(box).filter(_SMOOTH) for each in (kept, fresh)))


def difference(kept: Image.Image, fresh: Image.Image) -> Difference:
    apart = differences(kept, fresh)
    worst = int(apart.getextrema()[1])  # type: ignore[arg-type]
    allowed = MUCH if _drawn_otherwise(kept, apart) else LITTLE
    where = apart.point([255 * (level > allowed) for level in range(256)]).getbbox()
    return Difference(fresh.height - kept.height, worst, allowed, where)


def _apart(one: Image.Image, other: Image.Image) -> Image.Image:
    red, green, blue = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.filter(_AROUND)


def _drawn_otherwise(kept: Image.Image, apart: Image.Image) -> bool:
    """Whether what differs is what is drawn, all over the picture."""
    kept = kept.crop((0, 0, *apart.size))
    drawn = _apart(kept, kept.filter(_AROUND))
    mask = drawn.point([255 * (level > _DARK) for level in range(256)])
    levels = apart.histogram(mask)
    return sum(levels[_FLAT + 1 :]) > DRAWN_OTHERWISE * sum(levels)
