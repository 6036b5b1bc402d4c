"""The JSON Schema of records, generated from the types that are their definition."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.conf import settings

from meetings.record.meeting import MeetingRecord
from opendata.council import CouncilRecord

if TYPE_CHECKING:
    from pathlib import Path

    from meetings.record.base import RecordModel

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[Path, str]:
    """Each schema's file under docs/, with what it must say."""
    folder: Path = settings.BASE_DIR / "docs" / "schema"
    models: dict[str, type[RecordModel]] = {
        "meeting": MeetingRecord,
        "council": CouncilRecord,
    }
    return {
        folder / f"{name}.schema.json": json.dumps(
            {"$schema": DIALECT, **model.model_json_schema()},
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
        for name, model in models.items()
    }
