"""Who sits in the Cabinet, and how its minutes are numbered: through the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from opendata.demo.people import (
    OHARA,
    OKAFOR,
    OLDROYD,
    PRYDDERCH,
)
from opendata.demo.routine import (
    there,
)

if TYPE_CHECKING:
    from meetings.record.items import (
        ItemRecord,
    )

SEATS = (
    there(OLDROYD, "Leader of the Council, in the chair"),
    there(OHARA, "Deputy Leader, Finance"),
    there(OKAFOR, "Highways and Streets"),
    there(PRYDDERCH, "Housing and Climate"),
)


def numbered(item: ItemRecord, minute: int) -> ItemRecord:
    """Give an item its number in the year's minutes."""
    return item.model_copy(update={"minute_number": str(minute)})
