"""The JSON Schema in docs/ is the code's, and says what a record is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from opendata.schema import schemas
from tests.records import every_field


def schema_of(name: str) -> Any:
    found = {path.name: text for path, text in schemas().items()}
    return json.loads(found[f"{name}.schema.json"])


def test_the_schema_in_docs_is_the_codes() -> None:
    for path, text in schemas().items():
        assert path.read_text(encoding="utf-8") == text, "run manage.py write_schema"


def test_a_full_record_is_valid_by_the_schema() -> None:
    validator = Draft202012Validator(schema_of("meeting"))

    validator.validate(json.loads(every_field().canonical()))


@pytest.mark.parametrize(
    "change",
    [{"uid": "No Good"}, {"start_time": "7pm"}, {"colour": "red"}, {"status": "gone"}],
)
def test_the_schema_refuses_what_the_types_refuse(change: dict[str, str]) -> None:
    validator = Draft202012Validator(schema_of("meeting"))

    assert not validator.is_valid(json.loads(every_field().canonical()) | change)
