"""Write the stress council: a folder of records of the size of the largest councils.

    .venv/bin/python bench/stress.py FOLDER [--meetings 12000] [--seed 1]
    .venv/bin/python manage.py import_records FOLDER

12,000 meetings with 150,000 items, 220,000 documents and 110,000 issues, of 300
committees, most of them past, over forty years up to 17 March 2027. With fewer meetings
everything but the 90 members is fewer in proportion: 120 meetings have 1,500 items. The
same seed gives the same bytes. Prints how many of each it wrote, how large they are,
how long it took with how much memory, and the addresses of the extreme meetings.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from pathlib import Path

from stress_council.folder import write_folder
from stress_council.issues import LONGEST_UID
from stress_council.plan import make_plan
from stress_council.sizes import Sizes


def on_terminal(done: int, of: int) -> None:
    if sys.stderr.isatty() and (done % 100 == 0 or done == of):
        print(f"\r{done} of {of}", end="", file=sys.stderr, flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--meetings", type=int, default=Sizes.meetings)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    started = time.perf_counter()
    try:
        plan = make_plan(Sizes().scaled(asked.meetings), asked.seed)
        written = write_folder(plan, asked.folder, on_terminal)
    except FileExistsError:
        parser.error(f"{asked.folder} has a council already.")
    except ValueError as error:
        parser.error(str(error))
    took = time.perf_counter() - started
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(", ".join(f"{count:,} {kind}" for kind, count in written.counts.items()))
    print(f"{written.size:,} bytes in {took:.0f} s, with {memory:.0f} MB of memory")
    print(f"Extreme: /issues/{LONGEST_UID}/")
    for uid in written.extremes:
        print(f"Extreme: /meetings/{uid}/")


if __name__ == "__main__":
    main()
