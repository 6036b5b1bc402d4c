"""The tables: what clerks work on, and what has been published."""

from meetings.models.desk import (
    ItemVersion,
    MeetingPattern,
    StandingItem,
    StandingWording,
)
from meetings.models.minutes import (
    Attendance,
    Ballot,
    DeclarationOfInterest,
    FollowUp,
    Minute,
    Motion,
    RecordedVote,
    Resolution,
)
from meetings.models.planning import (
    AgendaItem,
    BackgroundPaper,
    Document,
    Issue,
    Meeting,
    OfficerContact,
    Origin,
    Recommendation,
)
from meetings.models.published import (
    CorrectionNote,
    Edition,
    PrivateEdition,
    PublishedDocument,
    PublishedItem,
    PublishedMeeting,
    PublishedPart,
    Withheld,
)
from meetings.models.renditions import Rendition

__all__ = [
    "AgendaItem",
    "Attendance",
    "BackgroundPaper",
    "Ballot",
    "CorrectionNote",
    "DeclarationOfInterest",
    "Document",
    "Edition",
    "FollowUp",
    "Issue",
    "ItemVersion",
    "Meeting",
    "MeetingPattern",
    "Minute",
    "Motion",
    "OfficerContact",
    "Origin",
    "PrivateEdition",
    "PublishedDocument",
    "PublishedItem",
    "PublishedMeeting",
    "PublishedPart",
    "Recommendation",
    "RecordedVote",
    "Rendition",
    "Resolution",
    "StandingItem",
    "StandingWording",
    "Withheld",
]
