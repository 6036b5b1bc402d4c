"""`manage.py failed_tasks [--again]`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand

from meetings.queue.failed import failed_tasks
from meetings.queue.sweeping import try_given_up_again

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "List what failed in the background, when, and why."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--again", action="store_true", help="try once more what was given up"
        )
        parser.add_argument(
            "--traces", action="store_true", help="with the whole of each error"
        )

    def handle(self, *, again: bool, traces: bool, **options: Any) -> None:
        rows = failed_tasks()
        for row in rows:
            self.stdout.write(f"{row.what}\n  {row.state}\n  {row.why}")
            if traces:
                self.stdout.write(row.trace)
        if not rows:
            self.stdout.write("Nothing has failed.")
        if again:
            self.stdout.write(f"To be tried again now: {try_given_up_again()}.")
