from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from meetings.actions.taking_in import TakenIn
from opendata.importing import import_path
from opendata.management.progress import on_terminal

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Take in a record, or a folder of them (see docs/records.md)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="a meeting's file, or a folder")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["path"]
        progress = on_terminal(self.stderr, "files")
        try:
            report = import_path(
                path,
                now=timezone.now(),
                progress=progress,
                processes=os.cpu_count() or 1,
            )
        except FileNotFoundError:
            raise CommandError(f"There is nothing at {path}.") from None
        for fault in report.refused:
            self.stderr.write(fault)
        counts = ", ".join(f"{report.taken.get(t, 0)} {t.value}" for t in TakenIn)
        self.stdout.write(f"Meetings: {counts}.")
        if report.not_held:
            self.stdout.write(f"Documents whose files are not held: {report.not_held}.")
        if report.refused:
            names = {fault.partition(":")[0] for fault in report.refused}
            says = "Nothing of a refused file was changed; correct it and import again."
            raise CommandError(
                f"{len(names)} refused: {', '.join(sorted(names))}. {says}"
            )
