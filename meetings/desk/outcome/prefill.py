"""The resolution that stands ready on an item: its recommendations, taken over.

It counts only once the clerk has touched it: what is untouched is not saved.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from meetings.record.decisions import ResolutionRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from meetings.record.items import RecommendationRecord

PREFILLED = "prefilled"
RESOLVED = "RESOLVED –"
LEADS = (RESOLVED, "RESOLVED that", "RECOMMENDED –", "NOTED –")


def ready_resolution(
    recommendations: Iterable[RecommendationRecord],
) -> ResolutionRecord:
    """What an item's recommendations would say as a resolution, not decided yet."""
    parts = [part for each in recommendations for part in each.parts if part]
    if len(parts) == 1:
        return ResolutionRecord(lead=RESOLVED, text=_begun(parts[0]), outcome="")
    return ResolutionRecord(lead=RESOLVED, parts=tuple(map(_begun, parts)), outcome="")


def _begun(part: str) -> str:
    """A part as a sentence of its own: it began in small letters under its lead."""
    text = part.strip().rstrip(";,").removesuffix("; and").strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def fingerprint(read: Mapping[str, Any]) -> str:
    """What a resolution says, in short: to know it again in a form."""
    said = [
        str(read["lead"]).strip(),
        str(read["text"]).strip(),
        [str(part).strip() for part in read["parts"]],
        bool(read["mover"]),
        bool(read["seconder"]),
        str(read["outcome_words"]).strip(),
    ]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16]
