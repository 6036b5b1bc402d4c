"""Gunicorn's settings. Others can be given in GUNICORN_CMD_ARGS, which comes last."""

import os
import signal
import sys
from pathlib import Path

wsgi_app = "config.wsgi"
# A web server with TLS stands in front, on the same machine.
bind = f"127.0.0.1:{os.environ.get('PORT') or 8000}"
worker_class = "gthread"
workers = 2
threads = 4
# A worker makes way for a fresh one now and then, not all at once.
max_requests = 50_000
max_requests_jitter = 10_000
# A stopped server has this many seconds to finish what it is sending.
graceful_timeout = 15
# The workers' heartbeat must not wait for a busy disk.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
# Else it opens a socket in the home folder.
control_socket_disable = True
loglevel = "warning"


def when_ready(_server: object) -> None:
    """Stop when the terminal is closed. Without one, a hang-up means: load anew."""
    if sys.stdin.isatty():
        signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
