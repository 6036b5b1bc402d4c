"""What ./run does when the packages are in: database, files, worker, server."""

import hashlib
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import django
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import OperationalError, connections

from opendata.demo.people import COUNCIL


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()  # with it .env is in os.environ, for our children too
    port = _free_port()
    _check()
    _prepare_database()
    _collect_static()
    connections.close_all()
    if os.fork() == 0:
        _become("config.keep_worker")
    _say(f"\nMinutebook is at http://127.0.0.1:{port}/   (Ctrl-C stops it)\n")
    _become("gunicorn", "--config", "config/gunicorn.py")


def _become(module: str, *options: str) -> NoReturn:
    os.execv(sys.executable, [sys.executable, "-m", module, *options])  # noqa: S606


def _free_port() -> int:
    asked = os.environ.get("PORT") or "8000"
    port = int(asked) if asked.isdecimal() else 0
    if not 0 < port < 65536:
        sys.exit(f"PORT is a number from 1 to 65535, and not {asked!r}.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            sys.exit(
                f"Port {port} can't be used: {error.strerror}.\n"
                f"Is Minutebook running already? Stop what uses the port, or take "
                f"another: PORT={port + 1} ./run"
            )
    return port


def _check() -> None:
    """Refuse settings that can't be: a colour that can't be read, a missing logo."""
    try:
        call_command("check")
    except SystemCheckError as error:
        sys.exit(str(error))


def _prepare_database() -> None:
    """Bring the tables up to date; where there is nothing, load the demonstration."""
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except OperationalError as error:
        sys.exit(f"The database in DATABASE_URL doesn't answer: {error}")
    loading = settings.DATA_DIR / "demo-loading"  # left by a start that was broken off
    loaded = settings.DATA_DIR / "demo-loaded"
    committees = apps.get_model("committees", "Committee")._default_manager
    if loading.exists() or not committees.exists():
        loading.touch()
        _load_demo(settings.DATA_DIR / "demo")
        loading.rename(loaded)
    if loaded.exists():
        os.environ.setdefault("COUNCIL_NAME", COUNCIL)
        _tell_sign_ins()


def _tell_sign_ins() -> None:
    """Make the demonstration's sign-ins where nobody has an account yet; say which."""
    # Models are there only once Django is set up.
    from opendata.demo import signins  # noqa: PLC0415

    users = apps.get_model("committees", "User")._default_manager
    if not users.exists():
        signins.make_sign_ins()
    if found := signins.open_sign_ins():
        _say(f"\nDemonstration sign-ins, each with the password {signins.PASSWORD}")
        for each in found:
            _say(f"  {each.what:<24} {each.email}")


def _load_demo(folder: Path) -> None:
    _say("Writing and loading the demonstration council …")
    named = {"COUNCIL_NAME": COUNCIL, **os.environ}
    for command in ("write_demo", "import_records"):
        # A process of its own, since our settings were read without the name.
        manage = [sys.executable, "manage.py", command, str(folder)]
        if subprocess.run(manage, env=named, check=False).returncode != 0:  # noqa: S603
            sys.exit(f"The demonstration could not be loaded: {command} failed.")


def _collect_static() -> None:
    """Hash and compress the static files, where one is not as it was last time."""
    listing = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = os.stat(storage.path(path))
            listing.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    collected = settings.DATA_DIR / "static-collected"
    as_found = listing.hexdigest()
    if not (
        (settings.STATIC_ROOT / "staticfiles.json").exists()
        and collected.exists()
        and collected.read_text() == as_found
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
        collected.write_text(as_found)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
