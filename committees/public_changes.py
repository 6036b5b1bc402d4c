"""How often what the public reads has changed: counted by the database itself.

A page of the public is what it was for as long as this count and the day are what they
were. Triggers on the tables that such pages are made of count every change, whoever
makes it. Each connection of PostgreSQL counts in a row of its own, so that two who
publish at once don't wait for one another; SQLite has one row.

SQLite drops a table's triggers in silence when a migration rebuilds it: such a
migration ends with `watch` once more, and a test looks for them by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection, models

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

COUNT = "committees_publicchanges"
_ASKS = "SELECT SUM(changes), MAX(changed_at) FROM committees_publicchanges"
_FOLDS = """
    WITH gone AS (
        DELETE FROM committees_publicchanges
        WHERE backend <> 0 AND backend NOT IN (SELECT pid FROM pg_stat_activity)
        RETURNING changes, changed_at
    )
    INSERT INTO committees_publicchanges AS kept (backend, changes, changed_at)
    SELECT 0, SUM(changes), MAX(changed_at) FROM gone HAVING COUNT(*) > 0
    ON CONFLICT (backend) DO UPDATE
    SET changes = kept.changes + excluded.changes,
        changed_at = GREATEST(kept.changed_at, excluded.changed_at)
"""
_EVENTS = ("INSERT", "UPDATE", "DELETE")


class PublicChanges(models.Model):
    """The changes that came by one connection. Written by triggers alone."""

    backend = models.IntegerField(primary_key=True)
    changes = models.PositiveBigIntegerField()
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.changes} changes"


def current_stamp() -> str:
    """The count, and when it last went up, lest a database that was put back from a
    copy counts to the same. One short query: every page of the public asks it first.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ASKS)
        return " ".join(map(str, cursor.fetchone()))


def fold() -> None:
    """Put the rows of PostgreSQL's connections that are gone into one: every page asks
    for the sum of all."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(_FOLDS)


@dataclass(frozen=True)
class Watched:
    """Tables whose every change is counted; or only those of some kinds, or of rows
    that were as `when` says in SQL."""

    tables: tuple[str, ...]
    events: tuple[str, ...] = _EVENTS
    when: str = ""

    @property
    def triggers(self) -> list[tuple[str, str, str]]:
        """Each trigger's name, event and table."""
        return [
            (f"{table}_public_{event.lower()}", event, table)
            for table in self.tables
            for event in self.events
        ]

    def watch(self, connection: BaseDatabaseWrapper) -> None:
        """Set the triggers; those that are there already stay as they are."""
        sqlite = connection.vendor == "sqlite"
        with connection.cursor() as cursor:
            if not sqlite:
                cursor.execute(_FUNCTION)
            for name, event, table in self.triggers:
                make = _sqlite if sqlite else _postgresql
                cursor.execute(make(name, event, table, self.when))

    def unwatch(self, connection: BaseDatabaseWrapper) -> None:
        with connection.cursor() as cursor:
            for name, _, table in self.triggers:
                on = "" if connection.vendor == "sqlite" else f" ON {table}"
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")

    def forwards(self, apps: Any, schema_editor: Any) -> None:
        self.watch(schema_editor.connection)

    def backwards(self, apps: Any, schema_editor: Any) -> None:
        self.unwatch(schema_editor.connection)


WATCHED = Watched(
    ("committees_committee", "committees_member", "committees_membership")
)

_COUNT_ONE = (
    "INSERT INTO {table} (backend, changes, changed_at) VALUES ({backend}, 1, {now})"
    " ON CONFLICT (backend) DO UPDATE"
    " SET changes = {table}.changes + 1, changed_at = excluded.changed_at"
)
_FUNCTION = (
    "CREATE OR REPLACE FUNCTION count_public_change() RETURNS trigger AS $$ BEGIN "
    + _COUNT_ONE.format(
        table=COUNT, backend="pg_backend_pid()", now="clock_timestamp()"
    )
    + "; RETURN NULL; END $$ LANGUAGE plpgsql"
)


def _sqlite(name: str, event: str, table: str, when: str) -> str:
    now = "strftime('%Y-%m-%d %H:%M:%f', 'now')"
    count = _COUNT_ONE.format(table=COUNT, backend=0, now=now)
    return (
        f"CREATE TRIGGER IF NOT EXISTS {name} AFTER {event} ON {table}"
        f" {f'WHEN {when}' if when else ''} BEGIN {count}; END"
    )


def _postgresql(name: str, event: str, table: str, when: str) -> str:
    each = f"FOR EACH ROW WHEN ({when})" if when else "FOR EACH STATEMENT"
    return (
        f"CREATE OR REPLACE TRIGGER {name} AFTER {event} ON {table}"
        f" {each} EXECUTE FUNCTION count_public_change()"
    )
