"""`manage.py run_worker`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand

from meetings.queue.working import work

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = (
        "Do what is done in the background, such as rendering what was just published."
        " SIGTERM ends it after the task in hand. Start it anew whenever it ends; more"
        " than one may run."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--until-idle", action="store_true", help="end when there is nothing to do"
        )
        parser.add_argument(
            "--parent",
            type=int,
            metavar="PID",
            help="end when the process ends that has started this one",
        )

    def handle(self, *, until_idle: bool, parent: int | None, **options: Any) -> None:
        work(until_idle=until_idle, parent=parent)
