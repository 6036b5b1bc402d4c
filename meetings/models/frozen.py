"""What the database itself refuses: a change of an edition, and one after approval.

Triggers, in each engine's own words. SQLite drops a table's triggers in silence when a
migration rebuilds it: such a migration ends with `protect_editions` once more, and a
test looks for them by name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from committees.append_only import never_emptied

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

EDITION = "meetings_edition"
PRIVATE = "meetings_privateedition"
# Every column of an edition but `live`.
FROZEN = (
    "id", "meeting_id", "kind", "number", "state", "published_at", "by_id",
    "correction", "record", "fingerprint",
)  # fmt: skip
TRIGGERS = (
    "edition_frozen",
    "edition_kept",
    "edition_after_approval",
    "private_edition_frozen",
    "private_edition_kept",
)
# PostgreSQL alone has TRUNCATE, which is no deletion of any row.
EMPTIED = {"edition_emptied": EDITION, "private_edition_emptied": PRIVATE}

_AFTER = (
    f"EXISTS (SELECT 1 FROM {EDITION} e WHERE e.meeting_id = NEW.meeting_id"  # noqa: S608
    " AND e.kind = NEW.kind AND e.state = 'approved' AND e.number < NEW.number)"
)
_CHANGED = "an edition does not change once it is published"
_KEPT = "an edition is not deleted once it is published"
_APPROVED = "approved minutes are the last edition of their kind"


def _sqlite() -> list[str]:
    columns = ", ".join(f'"{name}"' for name in FROZEN)
    rules = {
        "edition_frozen": (f"UPDATE OF {columns} ON {EDITION}", "", _CHANGED),
        "edition_kept": (f"DELETE ON {EDITION}", "", _KEPT),
        "edition_after_approval": (f"INSERT ON {EDITION}", f"WHEN {_AFTER}", _APPROVED),
        "private_edition_frozen": (f"UPDATE ON {PRIVATE}", "", _CHANGED),
        "private_edition_kept": (f"DELETE ON {PRIVATE}", "", _KEPT),
    }
    return [
        f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {event} {when}"
        f" BEGIN SELECT RAISE(ABORT, '{says}'); END"
        for name, (event, when, says) in rules.items()
    ]


def _postgresql() -> list[str]:
    differs = " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in FROZEN)
    rules = {
        "edition_frozen": (f"UPDATE ON {EDITION}", differs, _CHANGED),
        "edition_kept": (f"DELETE ON {EDITION}", "TRUE", _KEPT),
        "edition_after_approval": (f"INSERT ON {EDITION}", _AFTER, _APPROVED),
        "private_edition_frozen": (f"UPDATE ON {PRIVATE}", "TRUE", _CHANGED),
        "private_edition_kept": (f"DELETE ON {PRIVATE}", "TRUE", _KEPT),
    }
    statements = []
    for name, (event, when, says) in rules.items():
        statements.append(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS $$ BEGIN"
            f" IF {when} THEN RAISE EXCEPTION '{says}'"
            " USING ERRCODE = 'integrity_constraint_violation'; END IF;"
            " RETURN NEW; END $$ LANGUAGE plpgsql"
        )
        statements.append(
            f"CREATE OR REPLACE TRIGGER {name} BEFORE {event}"
            f" FOR EACH ROW EXECUTE FUNCTION {name}()"
        )
    for name, table in EMPTIED.items():
        statements += never_emptied(name, table, _KEPT)
    return statements


def protect_editions(connection: BaseDatabaseWrapper) -> None:
    """Set the triggers; those that are there already stay as they are."""
    statements = _sqlite() if connection.vendor == "sqlite" else _postgresql()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def unprotect_editions(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for a migration backwards, and for emptying a test's
    database."""
    with connection.cursor() as cursor:
        for name in (*TRIGGERS, *EMPTIED):
            on = PRIVATE if name.startswith("private") else EDITION
            table = "" if connection.vendor == "sqlite" else f" ON {on}"
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{table}")


def forwards(apps: Any, schema_editor: Any) -> None:
    protect_editions(schema_editor.connection)


def backwards(apps: Any, schema_editor: Any) -> None:
    unprotect_editions(schema_editor.connection)
