"""A folder of many files, which are read by several processes."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from opendata.coming import _WORTH_IT
from tests.records import a_document, a_meeting, an_item

if TYPE_CHECKING:
    from pathlib import Path

PAPER = b"%PDF-1.7 paper"
NUMBER = _WORTH_IT + 10


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A meeting a file, all with one paper; the third file is no record, the fifth is
    the fourth's meeting once more, of another place."""
    sha256 = hashlib.sha256(PAPER).hexdigest()
    (tmp_path / "council" / "files").mkdir(parents=True)
    (tmp_path / "council" / "files" / sha256).write_bytes(PAPER)
    meetings = tmp_path / "council" / "meetings"
    meetings.mkdir()
    for n in range(NUMBER):
        paper = a_document(uid=f"paper-{n}", sha256=sha256, size=len(PAPER))
        item = an_item(uid=f"item-{n}", documents=(paper,))
        record = a_meeting(item, uid=f"meeting-{n}")
        (meetings / f"{n:03}.json").write_text(record.canonical())
    (meetings / "002.json").write_text("{")
    fourth = (meetings / "003.json").read_text()
    again = fourth.replace('"venue": ""', '"venue": "Town Hall"')
    (meetings / "004.json").write_text(again)
    return tmp_path


def manage(data: Path, *command: str) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        env={**env, "MINUTEBOOK_DATA": str(data)},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


def test_they_are_taken_in_as_one_after_the_other(folder: Path) -> None:
    data = folder / "data"
    assert manage(data, "migrate", "--no-input").returncode == 0

    done = manage(data, "import_records", str(folder / "council"))

    assert f"{NUMBER - 2} new, 1 changed, 0 unchanged" in done.stdout
    assert re.search(r"1 refused: 002\.json\.", done.stderr)
    assert "not held" not in done.stdout
    assert done.returncode == 1
    again = manage(data, "import_records", str(folder / "council"))
    assert f"0 new, 0 changed, {NUMBER - 1} unchanged" in again.stdout
    exported = folder / "exported"
    assert manage(data, "export_records", str(exported)).returncode == 0
    assert len(list((exported / "meetings").iterdir())) == NUMBER - 2
    assert (
        '"venue": "Town Hall"' in (exported / "meetings" / "meeting-3.json").read_text()
    )
