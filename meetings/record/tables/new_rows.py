"""New rows of several tables, gathered and put in together.

A meeting has some hundred of them in a dozen tables, an import thousands of meetings:
to make an object of each, and to ask the database for each one's key, would take most
of its time. Here a row has its key before it is there, so that others can name it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import connection, models

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Model = type[models.Model]

_NOTHING: Mapping[Any, Any] = {}
_AS_IT_IS = (
    models.CharField,
    models.TextField,
    models.IntegerField,
    models.BooleanField,
)


class NewRows:
    """Rows to be, without asking the database anything.

    A key is below zero until the rows are put in: then it becomes a real one. A column
    that leads to another row is given that row, its key, or the name by which `put_in`
    will know it.
    """

    def __init__(self) -> None:
        self.rows: dict[Model, list[list[Any]]] = defaultdict(list)
        self.keys: Counter[Model] = Counter()

    def key(self, model: Model) -> int:
        """A key for a row that is still to be added."""
        self.keys[model] += 1
        return -self.keys[model]

    def add(
        self, model: Model, columns: Mapping[str, Any], *, key: int | None = None
    ) -> int:
        """Return the row's key, which may be one that `key` has given. A column that
        isn't named has its field's default."""
        row: list[Any] = [self.key(model) if key is None else key]
        given = 0
        for column in _columns(model):
            if column.name in columns:
                value = columns[column.name]
                row.append(column.prepared(value) if column.prepared else value)
                given += 1
            else:
                row.append(column.default)
        if given != len(columns):
            unknown = columns.keys() - {each.name for each in _columns(model)}
            raise TypeError(f"{model.__name__} has no column {sorted(unknown)}.")
        self.rows[model].append(row)
        return int(row[0])


def put_in(
    many: Iterable[NewRows], named: Mapping[Model, Mapping[str, int]] = _NOTHING
) -> dict[Model, list[int]]:
    """Put rows into their tables, within the caller's transaction, which on SQLite
    keeps others from taking the same keys. `named`: the keys of rows that are there, by
    the names that columns have for them. Returns the keys that the rows got: the first
    one that was -1, and so on.
    """
    many = list(many)
    keys = {
        model: _free_keys(model, sum(rows.keys[model] for rows in many))
        for model in {each for rows in many for each in rows.keys}
    }
    gathered: dict[Model, list[list[Any]]] = defaultdict(list)
    before: Counter[Model] = Counter()
    for rows in many:
        for model, new in rows.rows.items():
            _give_keys(new, [(0, model), *_links(model)], keys, before, named)
            gathered[model] += new
        before.update(rows.keys)
    with connection.cursor() as cursor:
        for model, new in gathered.items():
            if connection.vendor == "postgresql":
                _copy(cursor, model, new)
            else:
                cursor.executemany(_insertion(model), new)
    return keys


def _give_keys(
    rows: list[list[Any]],
    links: list[tuple[int, Model]],
    keys: Mapping[Model, list[int]],
    before: Mapping[Model, int],
    named: Mapping[Model, Mapping[str, int]],
) -> None:
    """Make real keys of names and of keys below zero, of which so many went before."""
    for row in rows:
        for place, other in links:
            value = row[place]
            if type(value) is str:
                row[place] = named[other][value]
            elif value is not None and value < 0:
                row[place] = keys[other][before[other] - value - 1]


def _copy(cursor: Any, model: Model, rows: list[list[Any]]) -> None:
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


def _free_keys(model: Model, number: int) -> list[int]:
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id'))"
                " FROM generate_series(1, %s)",
                [table, number],
            )
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        found = cursor.fetchone()
    last = found[0] if found else 0
    return list(range(last + 1, last + 1 + number))


@cache
def _links(model: Model) -> list[tuple[int, Model]]:
    """Where the columns are that lead to other rows, and to those of which table."""
    fields = enumerate(model._meta.concrete_fields)
    found: list[tuple[int, Any]] = [
        (place, field.related_model)
        for place, field in fields
        if isinstance(field, models.ForeignKey)
    ]
    return found
