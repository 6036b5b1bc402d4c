"""`manage.py write_demo FOLDER [--today DATE]`."""

from __future__ import annotations

import datetime as dt
from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from opendata.demo.folder import write_folder
from reports.pdf import render_pdf

if TYPE_CHECKING:
    from argparse import ArgumentParser


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        says = f"{text!r} is no day; write it as 2027-03-17"
        raise ArgumentTypeError(says) from None


class Command(BaseCommand):
    help = "Write the demonstration council as a folder of records."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument(
            "--today",
            type=_day,
            help="the day that all dates are told from, as 2027-03-17",
        )

    def handle(self, *, folder: Path, today: dt.date | None, **options: Any) -> None:
        count = write_folder(
            folder, today=today or timezone.localdate(), render=render_pdf
        )
        self.stdout.write(f"Wrote {count} meetings to {folder}.")
