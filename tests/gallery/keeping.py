"""The folder of pictures: what is in it, what a new picture is held to."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from tests.gallery.camera import NARROW, WIDE
from tests.gallery.comparing import difference, differences

HERE = Path(__file__).parents[2]
FOLDER = HERE / "docs" / "gallery"
RESULTS = HERE / "test-results" / "gallery"
# `scripts/gallery` sets it: pictures that differ are written instead of refused.
ANEW = os.environ.get("MINUTEBOOK_GALLERY") == "anew"
MEANT = "If that is meant, scripts/gallery makes the gallery anew."

# Few colours make small files; the rare ones, such as a warning's red, stay.
COLOURS = 48


def slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.lower())
    return "-".join(re.findall("[a-z0-9]+", plain.replace("’", "")))


def reduced(picture: Image.Image) -> Image.Image:
    """As it is kept: a wide page half as wide, which can still be read."""
    if picture.width < WIDE:
        return picture
    return picture.resize(
        (picture.width // 2, picture.height // 2), Image.Resampling.BOX
    )


def compared(picture: Image.Image) -> Image.Image:
    """What is kept, as it is compared: letters are about as small in all of it."""
    if picture.width != NARROW:
        return picture
    half = (picture.width // 2, picture.height // 2)
    return picture.resize(half, Image.Resampling.BOX)


def few_colours(picture: Image.Image) -> Image.Image:
    return picture.quantize(
        COLOURS,
        method=Image.Quantize.MAXCOVERAGE,
        kmeans=2,
        dither=Image.Dither.NONE,
    )


@dataclass(frozen=True)
class Kept:
    """A picture of a state of a template, by its file in the room's folder."""

    template: str
    state: str
    what: str
    file: str


@dataclass
class Room:
    """A folder of the gallery. Pictures are put into it in the order of its index."""

    name: str
    title: str
    kept: list[Kept] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return FOLDER / self.name

    def put(self, template: str, state: str, what: str, picture: Image.Image) -> None:
        """Hold a new picture to the kept one. `what`: "1280", "page 2"."""
        file = f"{slug(template.removesuffix('.html'))}/{slug(f'{state} {what}')}.png"
        assert file not in {each.file for each in self.kept}, f"{file}: twice"
        self.kept.append(Kept(template, state, what, file))
        fault = self._fault(file, picture)
        if fault and ANEW:
            path = self.folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            few_colours(reduced(picture)).save(path, optimize=True)
        elif fault:
            self.faults.append(f"{self.name}/{file}: {fault}")

    def _fault(self, file: str, picture: Image.Image) -> str:
        path = self.folder / file
        fresh = reduced(picture)
        if not path.is_file():
            _show(self.name, file, "new", fresh)
            return "is not in the gallery"
        with Image.open(path) as opened:
            old = opened.convert("RGB")
        if old.width != fresh.width:
            return f"is {fresh.width} px wide, and was {old.width}"
        pair = compared(old), compared(fresh)
        found = difference(*pair)
        if not found.found:
            return ""
        _show(self.name, file, "new", fresh)
        _show(self.name, file, "kept", old)
        apart = differences(*pair)
        _show(
            self.name,
            file,
            "difference",
            apart.point([min(255, 4 * n) for n in range(256)]),
        )
        return str(found)

    def close(self) -> None:
        """Raise AssertionError with all that isn't as it was kept."""
        files = {each.file for each in self.kept}
        there = {
            each.relative_to(self.folder).as_posix()
            for each in self.folder.rglob("*")
            if each.is_file()
        }
        for file in sorted(there - files - {"README.md"}):
            if ANEW:
                (self.folder / file).unlink()
            else:
                self.faults.append(f"{self.name}/{file}: no state makes it")
        keep_text(self.folder / "README.md", self.index(), self.faults)
        told = "\n".join(self.faults)
        assert not self.faults, (
            f"{told}\nNew pictures, and how they differ, are in {RESULTS}. {MEANT}"
        )

    def index(self) -> str:
        lines = [f"# {self.title}", "", "[All rooms](../README.md)", ""]
        template = state = ""
        for each in self.kept:
            if each.template != template:
                template, state = each.template, ""
                lines += [f"## {template}", ""]
            if each.state != state:
                state = each.state
                lines += [f"### {state[:1].upper()}{state[1:]}", ""]
            lines += [f"![{state}, {each.what}]({each.file})", ""]
        return "\n".join(lines)


def keep_text(path: Path, text: str, faults: list[str]) -> None:
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    if ANEW:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    else:
        faults.append(f"{path.relative_to(FOLDER)}: another index is due")


def _show(room: str, file: str, what: str, picture: Image.Image) -> None:
    path = RESULTS / room / file.replace(".png", f"-{what}.png")
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path)
