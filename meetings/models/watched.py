"""The tables of which pages of the public are made, beside those of who is who.

The columns beside an edition come and go with it and with its meeting's row.
"""

from committees.public_changes import Watched

WATCHED = Watched(
    (
        "meetings_edition",
        "meetings_publishedmeeting",
        "meetings_correctionnote",
    )
)
# What is kept is thrown away where it is wrong by now, such as when a file has come. A
# claim that came to nothing was never shown.
THROWN_AWAY = Watched(
    ("meetings_rendition",), events=("DELETE",), when="OLD.made_at IS NOT NULL"
)
