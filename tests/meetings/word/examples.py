"""What is pasted, and what comes of it, the same in the editor and on the server."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).with_name("pasted")

EXAMPLES = {
    path.stem: (
        path.read_text(),
        path.with_suffix(".expected.html").read_text().strip(),
    )
    for path in sorted(_FOLDER.glob("*.html"))
    if not path.stem.endswith(".expected")
}
