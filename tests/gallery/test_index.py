"""The gallery's first page, and that no other folder is in it."""

from __future__ import annotations

from tests.gallery.keeping import ANEW, FOLDER, MEANT, keep_text
from tests.gallery.test_accounts import TITLE as ACCOUNTS
from tests.gallery.test_desk import ROOMS
from tests.gallery.test_paper import TITLE as PAPER
from tests.gallery.test_public import TITLE as PUBLIC

TITLES = {
    "public": PUBLIC,
    **{name: title for name, (title, _) in ROOMS.items()},
    "accounts": ACCOUNTS,
    "paper": PAPER,
}
ABOUT = """\
# The gallery

Every page and every PDF in each of its states, as Chromium and poppler draw them on
Wednesday 17 March 2027. The states are those that `tests/` lists; `scripts/gallery`
takes all of it anew, and `tests/gallery/` fails where a page shows something else than
its picture. What may differ is in `tests/gallery/comparing.py`.

Pages are taken 1280 px wide and kept half as wide, down to 4800 px; one state or more
of each template 360 px wide too, down to 3200 px; paper at 72 dots an inch.
"""


def test_the_first_page_names_every_room() -> None:
    faults: list[str] = []
    links = [f"- [{title}]({name}/README.md)" for name, title in TITLES.items()]

    keep_text(FOLDER / "README.md", "\n".join([ABOUT, *links, ""]), faults)

    assert faults == [], MEANT
    there = {each.name for each in FOLDER.iterdir()}
    assert ANEW or there == {"README.md", *TITLES}
