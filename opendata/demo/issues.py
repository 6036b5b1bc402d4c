"""Matters that come to more than one meeting."""

from __future__ import annotations

from meetings.record.items import IssueRecord
from opendata.demo.text import uid

BUSES = IssueRecord(
    uid=uid("issue buses"),
    title="Harrow Valley bus contract",
    reference="HW/112",
    key_decision=True,
)
TREES = IssueRecord(
    uid=uid("issue trees"),
    title="Street trees: felling and planting",
    reference="HW/098",
)
