"""New rows of several tables, gathered and put in together.

A meeting has some hundred of them in a dozen tables, an import thousands of meetings:
to make an object of each, and to ask the database for each one's key, would take most
of its time. Here a row has its key before it is there, so that others can name it.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import connection, models

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Model = type[models.Model]

_KEYS_AT_ONCE = 100
_AS_IT_IS = (
    models.CharField,
    models.TextField,
    models.IntegerField,
    models.BooleanField,
)


class NewRows:
    """Rows to be. Within a transaction that keeps others from writing the same tables
    on SQLite, where nothing else tells a key that is free."""

    def __init__(self) -> None:
        self._rows: dict[Model, list[tuple[Any, ...]]] = defaultdict(list)
        self._keys: dict[Model, Iterator[int]] = {}

    def key(self, model: Model) -> int:
        """A key that no row of the table has yet."""
        if model not in self._keys:
            self._keys[model] = _free_keys(model)
        return next(self._keys[model])

    def add(
        self, model: Model, columns: Mapping[str, Any], *, key: int | None = None
    ) -> int:
        """Return the row's key, which may be one that `key` has given. A column that
        isn't named has its field's default; one that leads to another row is given
        that row, or its key."""
        key = self.key(model) if key is None else key
        values: list[Any] = [key]
        given = 0
        for column in _columns(model):
            if column.name in columns:
                value = columns[column.name]
                values.append(column.prepared(value) if column.prepared else value)
                given += 1
            else:
                values.append(column.default)
        if given != len(columns):
            unknown = columns.keys() - {each.name for each in _columns(model)}
            raise TypeError(f"{model.__name__} has no column {sorted(unknown)}.")
        self._rows[model].append(tuple(values))
        return key

    def put_in(self) -> None:
        with connection.cursor() as cursor:
            for model, rows in self._rows.items():
                if connection.vendor == "postgresql":
                    _copy(cursor, model, rows)
                else:
                    cursor.executemany(_insertion(model), rows)
        self._rows.clear()


def _copy(cursor: Any, model: Model, rows: list[tuple[Any, ...]]) -> None:
    """PostgreSQL's own way to take in many rows."""
    with connection.wrap_database_errors, cursor.copy(_copying(model)) as copy:
        for row in rows:
            copy.write_row(row)


class _Column:
    """A field's name, its default as the database has it, and how its other values
    are made the database's own; None where they are that already."""

    def __init__(self, field: models.Field[Any, Any]) -> None:
        self.name = field.name
        self.prepared: Callable[[Any], Any] | None = None
        if isinstance(field, models.ForeignKey):
            self.prepared = _key_of
        elif not isinstance(field, _AS_IT_IS):
            self.prepared = lambda value: field.get_db_prep_save(value, connection)
        default = field.get_default()
        self.default = self.prepared(default) if self.prepared else default


def _key_of(value: Any) -> Any:
    return value.pk if isinstance(value, models.Model) else value


@cache
def _columns(model: Model) -> list[_Column]:
    return [_Column(field) for field in model._meta.concrete_fields[1:]]


@cache
def _insertion(model: Model) -> str:
    places = ", ".join(["%s"] * len(model._meta.concrete_fields))
    return f"INSERT INTO {_names(model)} VALUES ({places})"  # noqa: S608


@cache
def _copying(model: Model) -> str:
    return f"COPY {_names(model)} FROM STDIN"


def _names(model: Model) -> str:
    columns = (f'"{field.column}"' for field in model._meta.concrete_fields)
    return f'"{model._meta.db_table}" ({", ".join(columns)})'


def _free_keys(model: Model) -> Iterator[int]:
    table = model._meta.db_table
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            ask = "SELECT seq FROM sqlite_sequence WHERE name = %s"
            cursor.execute(ask, [table])
            found = cursor.fetchone()
        last = found[0] if found else 0
        while True:
            last += 1
            yield last
    while True:
        with connection.cursor() as cursor:
            ask = (
                "SELECT nextval(pg_get_serial_sequence(%s, 'id'))"
                " FROM generate_series(1, %s)"
            )
            cursor.execute(ask, [table, _KEYS_AT_ONCE])
            keys = [row[0] for row in cursor.fetchall()]
        yield from keys
