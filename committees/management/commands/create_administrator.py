"""A council's first account; what comes after it, an administrator does at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from committees import clock
from committees.actions import PeopleError
from committees.actions.accounts import invite, password_path
from committees.models import RoleName

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Make an administrator's account and print the link to choose a password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", metavar="EMAIL")
        parser.add_argument("name", metavar="NAME")

    def handle(self, *args: Any, **options: Any) -> None:
        site = settings.OWN_URL or "http://127.0.0.1:8000"
        try:
            user = invite(
                email=options["email"],
                name=options["name"],
                posts=[(RoleName.ADMINISTRATOR, None)],
                member=None,
                officer=None,
                site=site,
                now=clock.now(),
                by=None,
            )
        except PeopleError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{user.name} chooses a password here, once:")
        self.stdout.write(site + password_path(user))
