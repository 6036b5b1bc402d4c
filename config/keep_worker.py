"""Keeps a worker running beside the server, whose child this process is.

Without Django, since it only waits: ./run starts it before it becomes the server.
"""

import os
import signal
import subprocess
import sys
import time

MANAGE = [sys.executable, "manage.py", "run_worker", "--with-parent"]


def main() -> None:
    """Start the worker, and start it anew when it ends, for as long as the server is
    there. With us it ends by itself, after the task in hand."""
    server = os.getppid()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: sys.exit())
    while os.getppid() == server:
        worker = subprocess.Popen(MANAGE)  # noqa: S603
        while worker.poll() is None and os.getppid() == server:
            time.sleep(1)


if __name__ == "__main__":
    main()
