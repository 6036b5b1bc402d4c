from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from opendata.exporting import export_folder
from opendata.management.progress import on_terminal

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Write what is published as a folder of records, private matter included."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="an empty or new folder")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CommandError(f"{folder} is not an empty folder; name a new one.")
        count = export_folder(folder, progress=on_terminal(self.stderr, "meetings"))
        self.stdout.write(f"Meetings written: {count}.")
