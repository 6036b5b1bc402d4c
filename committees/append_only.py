"""Tables that only grow: triggers refuse a change and a deletion, on both engines.

SQLite drops a table's triggers in silence when a migration rebuilds it: such a
migration ends with `protect` once more, and a test looks for the triggers by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper


@dataclass(frozen=True)
class AppendOnly:
    """A table, and what its triggers are called."""

    table: str
    name: str

    @property
    def triggers(self) -> tuple[str, str]:
        return f"{self.name}_frozen", f"{self.name}_kept"

    @property
    def emptied(self) -> str:
        """PostgreSQL alone has TRUNCATE, which is no deletion of any row."""
        return f"{self.name}_emptied"

    def protect(self, connection: BaseDatabaseWrapper) -> None:
        make = _sqlite if connection.vendor == "sqlite" else _postgresql
        with connection.cursor() as cursor:
            for trigger, event in zip(self.triggers, ("UPDATE", "DELETE"), strict=True):
                for statement in make(trigger, event, self.table):
                    cursor.execute(statement)
            if connection.vendor != "sqlite":
                says = f"{self.table} is append-only"
                for statement in never_emptied(self.emptied, self.table, says):
                    cursor.execute(statement)

    def unprotect(self, connection: BaseDatabaseWrapper) -> None:
        """For a migration backwards, and for emptying a test's database."""
        table = "" if connection.vendor == "sqlite" else f" ON {self.table}"
        with connection.cursor() as cursor:
            for trigger in (*self.triggers, self.emptied):
                cursor.execute(f"DROP TRIGGER IF EXISTS {trigger}{table}")

    def forwards(self, apps: Any, schema_editor: Any) -> None:
        self.protect(schema_editor.connection)

    def backwards(self, apps: Any, schema_editor: Any) -> None:
        self.unprotect(schema_editor.connection)


def never_emptied(trigger: str, table: str, says: str) -> list[str]:
    """PostgreSQL's statements that refuse to empty a table at once."""
    return _refusing(trigger, f"TRUNCATE ON {table} FOR EACH STATEMENT", says)


def _sqlite(trigger: str, event: str, table: str) -> list[str]:
    statement = (
        f"CREATE TRIGGER IF NOT EXISTS {trigger} BEFORE {event} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )
    return [statement]


def _postgresql(trigger: str, event: str, table: str) -> list[str]:
    says = f"{table} is append-only"
    return _refusing(trigger, f"{event} ON {table} FOR EACH ROW", says)


def _refusing(trigger: str, what: str, says: str) -> list[str]:
    function = (
        f"CREATE OR REPLACE FUNCTION {trigger}() RETURNS trigger AS $$ BEGIN"
        f" RAISE EXCEPTION '{says}'"
        " USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql"
    )
    statement = (
        f"CREATE OR REPLACE TRIGGER {trigger} BEFORE {what}"
        f" EXECUTE FUNCTION {trigger}()"
    )
    return [function, statement]
