from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from opendata.schema import schemas


class Command(BaseCommand):
    help = "Write the JSON Schema of records to docs/schema/."

    def handle(self, *args: Any, **options: Any) -> None:
        for path, text in schemas().items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            self.stdout.write(f"Wrote docs/schema/{path.name}.")
