"""Keeps a worker running beside the server, whose child this process is.

Without Django, since it only waits: ./run starts it before it becomes the server.
"""

import os
import signal
import subprocess
import sys
import time


def main() -> None:
    """Start the worker, and start it anew when it ends, for as long as the server is
    there. With us it ends by itself, after the task in hand."""
    server = os.getppid()
    command = [sys.executable, "manage.py", "run_worker", "--parent", str(os.getpid())]
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: sys.exit())
    while os.getppid() == server:
        worker = subprocess.Popen(command)  # noqa: S603
        while worker.poll() is None and os.getppid() == server:
            time.sleep(1)


if __name__ == "__main__":
    main()
