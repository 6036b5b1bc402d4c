"""The product as it is served, in a folder of its own, for the measurements here."""

from __future__ import annotations

import atexit
import http
import http.client
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2027-03-17"


class Server:
    """gunicorn on a free port of 127.0.0.1, as ./run starts it.

    Made first, then filled, then started.
    """

    def __init__(self, data: Path, database_url: str = "") -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.data = data
        os.environ |= {
            "MINUTEBOOK_DATA": str(data),
            "MINUTEBOOK_TODAY": TODAY,
            "COUNCIL_NAME": "Harrowdale Borough Council",
            "DATABASE_URL": database_url or f"sqlite:///{data}/minutebook.sqlite3",
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PORT": str(self.port),
        }
        sys.path.insert(0, str(ROOT))
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)

    def demonstrate(self) -> None:
        from django.core.management import call_command

        call_command("write_demo", str(self.data / "demo"), "--today", TODAY)
        call_command("import_records", str(self.data / "demo"))

    def start(self) -> None:
        from django.core.management import call_command
        from django.db import connections

        call_command("collectstatic", interactive=False, verbosity=0)
        connections.close_all()
        command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py"]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        atexit.register(self.stop)
        for _ in range(200):
            try:
                asked = self.connect()
                asked.request("GET", "/healthz")
                answer = asked.getresponse()
                answer.read()
            except OSError:
                time.sleep(0.1)
            else:
                if answer.status != http.HTTPStatus.OK:
                    raise SystemExit(f"The server answers {answer.status}.")
                return
        raise SystemExit("The server doesn't answer.")

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(30)


def a_clerk(name: str) -> str:
    """Make an account that keeps every committee; return the key of a session of it."""
    from django.conf import settings
    from django.contrib.auth import (
        BACKEND_SESSION_KEY,
        HASH_SESSION_KEY,
        SESSION_KEY,
    )
    from django.contrib.sessions.backends.db import SessionStore

    from committees.models import Role, User

    email = f"{name.lower().replace(' ', '.')}@harrowdale.example"
    user = User.objects.create_user(email=email, name=name, password=None)
    Role.objects.create(user=user, name="clerk", committee=None)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)
