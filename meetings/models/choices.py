"""Closed lists of the tables, taken from the record's types: one list, not two."""

from __future__ import annotations

from typing import Any, get_args

from django.db.models import Q

from meetings.record.decisions import (
    Choice,
    DeclarationAction,
    DeclarationKind,
    MotionKind,
    MotionResult,
    Outcome,
)
from meetings.record.documents import DocumentKind, PrivateClass
from meetings.record.items import ItemKind
from meetings.record.meeting import (
    EditionKind,
    MeetingKind,
    MeetingStatus,
    MinutesState,
)
from meetings.record.people import Mode, Presence

MEETING_KINDS = get_args(MeetingKind)
MEETING_STATUSES = get_args(MeetingStatus)
ITEM_KINDS = get_args(ItemKind)
DOCUMENT_KINDS = get_args(DocumentKind)
PRIVATE_CLASSES = ("", *get_args(PrivateClass))
PRESENCES = get_args(Presence)
MODES = get_args(Mode)
DECLARATION_KINDS = get_args(DeclarationKind)
DECLARATION_ACTIONS = get_args(DeclarationAction)
MOTION_KINDS = get_args(MotionKind)
MOTION_RESULTS = get_args(MotionResult)
VOTE_CHOICES = get_args(Choice)
CASTING_CHOICES = ("", "for", "against")
# "" until the clerk has chosen what was decided; nothing like it is published.
OUTCOMES = ("", *get_args(Outcome))
WITHDRAWALS = ("", "withdrawn", "deferred")
SIDES = ("agenda", "minutes")
EDITION_KINDS = get_args(EditionKind)
MINUTES_STATES = get_args(MinutesState)


def one_of(field: str, allowed: tuple[Any, ...]) -> Q:
    """The condition that holds a field to its closed list."""
    return Q(**{f"{field}__in": allowed})
