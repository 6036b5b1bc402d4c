"""What makes a PDF of a record, but for the record: its fingerprint, and where it lies.

Nothing here loads WeasyPrint, which takes a second and 35 MB: processes that only hand
out what is kept do without.
"""

import ctypes
import functools
import hashlib
import zlib
from ctypes.util import find_library
from importlib.metadata import version
from pathlib import Path

from meetings.files import fingerprint_of_all

ROOM = Path(__file__).parent
STYLESHEET = ROOM / "pdf.css"
FONTS = sorted((ROOM / "fonts").glob("*.ttf"))
_TEMPLATES = ROOM.parent / "templates" / "reports"
_WORDING = [
    ROOM.parent / "meetings" / name
    for name in (
        "headings.py",
        "law.py",
        "wording.py",
        "templatetags/page_words.py",
        "templatetags/wording.py",
    )
]


@functools.cache
def renderer_fingerprint() -> str:
    """Return a hash of this folder, its templates and wordings, and the versions of
    what draws."""
    ours = fingerprint_of_all(
        [
            STYLESHEET,
            *FONTS,
            *ROOM.rglob("*.py"),
            *_TEMPLATES.rglob("*.html"),
            *_WORDING,
        ]
    )
    return hashlib.sha256(f"{ours} {_versions()}".encode()).hexdigest()


def _versions() -> list[tuple[str, str]]:
    packages = ("weasyprint", "pydyf", "fonttools", "tinyhtml5", "django")
    return [
        *((package, version(package)) for package in packages),
        ("pango", _says("pango-1.0", "pango_version_string")),
        ("harfbuzz", _says("harfbuzz", "hb_version_string")),
        ("subsetting", _says("harfbuzz-subset", "hb_version_string")),
        ("zlib", zlib.ZLIB_RUNTIME_VERSION),
    ]


def _says(library: str, function: str) -> str:
    """A library's own version; "" where it isn't there."""
    name = find_library(library)
    if name is None:
        return ""
    ask = getattr(ctypes.CDLL(name), function)
    ask.restype = ctypes.c_char_p
    said: bytes = ask()
    return said.decode()
