"""Export, import elsewhere, export again: the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from opendata.demo.folder import with_modules, write_folder
from tests.records import every_field

if TYPE_CHECKING:
    from pathlib import Path


class Installation:
    """A Minutebook of its own, used by its commands alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.manage("migrate", "--no-input")

    def manage(self, *args: str) -> None:
        kept = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
        where = {"MINUTEBOOK_DATA": str(self.folder), **kept}
        where["MINUTEBOOK_DATA"] = str(self.folder)
        done = subprocess.run(
            [sys.executable, "manage.py", *args],
            env=where,
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    def exported(self, folder: Path) -> dict[str, bytes]:
        self.manage("export_records", str(folder))
        return {
            str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }


@pytest.fixture(scope="module")
def whole_council(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration council, and a meeting with something in every field of
    which an earlier edition was corrected."""
    tmp = tmp_path_factory.mktemp("round-trip")
    one = Installation(tmp / "one")
    # test_demo.py exports all of the demonstration; here its rarest meetings will do.
    write_folder(
        tmp / "demo", today=date(2027, 3, 17), render=str.encode, told=with_modules
    )
    one.manage("import_records", str(tmp / "demo"))
    record = every_field()
    for number, words in enumerate(("First.", "Second.")):
        header = record.minutes.model_copy(
            update={"state": "draft", "edition": 1, "notes": (), "signed_by": None}
            | {"approved_on": None, "approved_at": None}
        )
        draft = record.model_copy(
            update={"minutes": header, "end_time": None, "status_reason": words}
            | {"date": date(2027, 3, 1 + number)}
        )
        path = tmp / f"{number}.json"
        path.write_text(draft.canonical(), encoding="utf-8")
        one.manage("import_records", str(path))
    path = tmp / "approved.json"
    path.write_text(record.canonical(), encoding="utf-8")
    one.manage("import_records", str(path))
    one.exported(tmp / "out")
    return tmp


def test_a_whole_council_comes_out_the_same_elsewhere(whole_council: Path) -> None:
    out = whole_council / "out"
    first = {
        str(path.relative_to(out)): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }
    other = Installation(whole_council / "other")

    other.manage("import_records", str(out))

    again = other.exported(whole_council / "again")
    assert list(again) == list(first)
    assert [name for name in again if again[name] != first[name]] == []
    assert b'"earlier": [\n' in first["meetings/every-field.json"]
