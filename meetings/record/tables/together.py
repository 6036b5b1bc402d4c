"""Rows of several tables by one query, however many tables there are.

The database makes each row a JSON object, and the tables' rows are one list: a page
that shows a whole meeting asks for its parts once and not a dozen times.
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import F, JSONField, Value
from django.db.models.functions import JSONObject
from django.utils.timezone import is_naive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db import models

_LABEL, _ROW = "of_table", "as_json"


def rows_together(
    wanted: Sequence[models.QuerySet[Any]],
) -> dict[type[models.Model], list[Any]]:
    """The rows of these querysets by their model, each model's in the order of its
    `position`. Whom `select_related` names (one step) is there with key and uid; what
    else is asked of them costs a query, as of any deferred field."""
    parts = [_as_json(rows, str(n)) for n, rows in enumerate(wanted)]
    found: dict[type[models.Model], list[Any]] = defaultdict(list)
    for label, said in parts[0].union(*parts[1:], all=True):
        rows = wanted[int(label)]
        values = json.loads(said) if isinstance(said, str) else said
        found[rows.model].append(_instance(rows, values))
    for kept in found.values():
        kept.sort(key=lambda row: row.position)
    return found


def _as_json(rows: models.QuerySet[Any], label: str) -> models.QuerySet[Any, Any]:
    columns = {field.attname: F(field.attname) for field in _columns(rows)}
    uids = {f"{name}__uid": F(f"{name}__uid") for name in _followed(rows)}
    said: Any = rows.order_by().annotate(
        **{_LABEL: Value(label), _ROW: JSONObject(**columns, **uids)}
    )
    found: models.QuerySet[Any, Any] = said.values_list(_LABEL, _ROW)
    return found


def _columns(rows: models.QuerySet[Any]) -> tuple[models.Field[Any, Any], ...]:
    return tuple(rows.model._meta.concrete_fields)


def _followed(rows: models.QuerySet[Any]) -> list[str]:
    followed = rows.query.select_related
    return sorted(followed) if isinstance(followed, dict) else []


def _instance(rows: models.QuerySet[Any], values: dict[str, Any]) -> Any:
    fields = _columns(rows)
    row = rows.model.from_db(
        rows.db,
        [field.attname for field in fields],
        [_from_json(field, values[field.attname]) for field in fields],
    )
    for name in _followed(rows):
        field: Any = rows.model._meta.get_field(name)
        key = getattr(row, field.attname)
        other = None
        if key is not None:
            names = [field.related_model._meta.pk.attname, "uid"]
            uid = values[f"{name}__uid"]
            other = field.related_model.from_db(rows.db, names, [key, uid])
        field.set_cached_value(row, other)
    return row


def _from_json(field: models.Field[Any, Any], value: Any) -> Any:
    """A column's value, as the field itself reads it from its table."""
    if isinstance(field, JSONField):
        # Kept as text here, and so within the row's own JSON as a string.
        return json.loads(value) if connection.vendor == "sqlite" else value
    value = field.to_python(value)
    if isinstance(value, datetime) and is_naive(value):
        return value.replace(tzinfo=UTC)
    return value
