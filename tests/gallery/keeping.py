"""The folder of pictures: what is in it, and what a new picture is held to."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from tests.gallery.camera import take
from tests.gallery.comparing import difference, differences
from tests.gallery.reducing import compared, few_colours, reduced

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Page

HERE = Path(__file__).parents[2]
FOLDER = HERE / "docs" / "gallery"
RESULTS = HERE / "test-results" / "gallery"
# `scripts/gallery` sets it: pictures that differ are written instead of refused.
ANEW = os.environ.get("MINUTEBOOK_GALLERY") == "anew"
MEANT = "Where that is meant, scripts/gallery makes the gallery anew."


@dataclass(frozen=True)
class Shown:
    """A picture of a template in a state. `what`: "1280", "page 2"."""

    template: str
    state: str
    what: str

    @property
    def file(self) -> str:
        folder = slug(self.template.removesuffix(".html"))
        return f"{folder}/{slug(f'{self.state} {self.what}')}.png"


@dataclass
class Room:
    """A folder of the gallery, and what a test found of it."""

    name: str
    title: str
    shown: list[Shown] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return FOLDER / self.name

    def look(
        self, page: Page, template: str, state: str, widths: Iterable[int]
    ) -> None:
        """Hold the page that is open to what is kept of it."""
        for width in widths:
            shown = Shown(template, state, f"{width}")
            old = opened(self.folder / shown.file)

            def expected(new: Image.Image, old: Image.Image | None = old) -> bool:
                return old is not None and fault_of(old, new) == ""

            self.put(shown, take(page, width, expected=expected))

    def put(self, shown: Shown, new: Image.Image) -> None:
        """Hold a picture to the one that is kept, or keep it."""
        assert shown.file not in {each.file for each in self.shown}, shown
        self.shown.append(shown)
        path = self.folder / shown.file
        old = opened(path)
        fault = fault_of(old, new) if old else "is not in the gallery"
        if fault and ANEW:
            path.parent.mkdir(parents=True, exist_ok=True)
            few_colours(reduced(new)).save(path, optimize=True)
        elif fault:
            self.faults.append(f"{self.name}/{shown.file}: {fault}")
            put_aside(f"{self.name}/{shown.file}", old, reduced(new))

    def close(self) -> None:
        """Raise AssertionError with all that isn't as it was kept."""
        self.shown.sort(key=lambda each: each.template)
        files = {each.file for each in self.shown}
        for path in sorted(self.folder.rglob("*.png")):
            file = path.relative_to(self.folder).as_posix()
            if file not in files and ANEW:
                path.unlink()
            elif file not in files:
                self.faults.append(f"{self.name}/{file}: no state makes it")
        keep_text(self.folder / "README.md", self._index(), self.faults)
        told = "\n".join(self.faults)
        assert not self.faults, (
            f"{told}\nWhat is new, and how it differs, is in {RESULTS}. {MEANT}"
        )

    def _index(self) -> str:
        lines = [f"# {self.title}", "", "[All rooms](../README.md)", ""]
        above = Shown("", "", "")
        for each in self.shown:
            if each.template != above.template:
                lines += [f"## {each.template}", ""]
            if (each.template, each.state) != (above.template, above.state):
                lines += [f"### {each.state[:1].upper()}{each.state[1:]}", ""]
            lines += [f"![{each.state}, {each.what}]({each.file})", ""]
            above = each
        return "\n".join(lines)


def slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.lower())
    return "-".join(re.findall("[a-z0-9]+", plain.replace("’", "").replace("'", "")))


def opened(path: Path) -> Image.Image | None:
    if not path.is_file():
        return None
    with Image.open(path) as picture:
        return picture.convert("RGB")


def fault_of(old: Image.Image, new: Image.Image) -> str:
    """How a picture differs from the kept one; "" where it shows the same."""
    new = reduced(new)
    if old.width != new.width:
        return f"is {new.width} px wide, and was {old.width}"
    found = difference(compared(old), compared(new))
    return f"{found}" if found.found else ""


def put_aside(name: str, old: Image.Image | None, new: Image.Image) -> None:
    """Put a picture where somebody can look at it, and how it differs."""
    pictures = {"new": new}
    if old and old.width == new.width:
        apart = differences(compared(old), compared(new))
        pictures |= {"kept": old, "difference": apart.point(lambda level: 4 * level)}
    for what, picture in pictures.items():
        path = RESULTS / name.replace(".png", f"-{what}.png")
        path.parent.mkdir(parents=True, exist_ok=True)
        picture.save(path)


def keep_text(path: Path, text: str, faults: list[str]) -> None:
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    if ANEW:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    else:
        faults.append(f"{path.relative_to(FOLDER)}: is another one now")
