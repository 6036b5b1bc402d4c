"""One meeting is planned, changed and removed; nobody else gets there."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from committees.models import LogEntry
from meetings.models import (
    Edition,
    Meeting,
    PublishedMeeting,
    StandingItem,
)
from tests.meetings.desk.conftest import client_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from committees.models import Committee, User
    from meetings.models import AgendaItem

PLAN = "/desk/committees/planning/plan/"
STANDING = "/desk/committees/planning/standing-items/"
PATTERN = "/desk/committees/planning/pattern/"
TYPED = {
    "date": "2027-04-15",
    "start_time": "18:30",
    "venue": "Council Chamber",
    "kind": "ordinary",
}


def standing(committee: Committee, *titles: str, **fields: Any) -> None:
    at = committee.standing_items.count()
    for n, title in enumerate(titles, start=at):
        StandingItem.objects.create(
            committee=committee, position=n, title=title, **fields
        )


def test_a_meeting_is_planned_with_its_standing_items(
    clerk: User, clerk_client: Client, planning: Committee
) -> None:
    standing(planning, "Apologies", kind="apologies")
    standing(planning, "Part one", kind="heading")
    standing(planning, "Work programme", lead="That", parts=["it is noted"])

    answer = clerk_client.post(PLAN, TYPED)

    made = Meeting.objects.get()
    assert answer["Location"] == f"/desk/meetings/{made.uid}/"
    assert (made.date, made.start_time) == (date(2027, 4, 15), time(18, 30))
    assert (made.committee_name, made.committee_kind) == (planning.name, planning.kind)
    items = list(made.items.order_by("position"))
    assert [(item.number, item.title) for item in items] == [
        ("1", "Apologies"),
        ("", "Part one"),
        ("2", "Work programme"),
    ]
    [recommended] = items[2].recommendations.all()
    assert (recommended.lead, recommended.parts) == ("That", ["it is noted"])
    assert not Edition.objects.exists()
    entry = LogEntry.objects.get()
    assert (entry.what, entry.by, entry.uid) == ("planned the meeting", clerk, made.uid)
    assert "date" in entry.fields


def test_the_last_day_to_publish_is_said_from_that_day_on(
    clerk_client: Client, planning: Committee
) -> None:
    page = clerk_client.post(PLAN, TYPED, follow=True).content.decode()

    assert "The last day to publish its agenda is Wednesday 7 April 2027" in page
    listed = clerk_client.get("/desk/meetings/").content.decode()
    assert "Wednesday 7 April 2027, 11.59pm" in listed


def test_the_clerk_may_look_at_a_days_deadline_and_plan_nothing(
    clerk_client: Client, planning: Committee, settings: Any
) -> None:
    """T3, at the desk: five clear days over New Year."""
    settings.FIXED_TODAY = date(2026, 12, 21)

    answer = clerk_client.post(PLAN, {**TYPED, "date": "2027-01-07", "do": "check"})

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Tuesday 29 December 2026, 11.59pm" in page
    # 21 to 24 and 29 December; Boxing Day is kept on Monday 28.
    assert "5 working days left" in page
    assert "not counted: New Year’s Day" in page
    assert 'value="2027-01-07"' in page
    assert not Meeting.objects.exists()


def test_it_is_announced_at_once_where_that_is_ticked(
    clerk_client: Client, planning: Committee, client: Client
) -> None:
    clerk_client.post(PLAN, {**TYPED, "announce": "on"})

    made = PublishedMeeting.objects.get()
    assert made.date == date(2027, 4, 15)
    assert client.get(f"/meetings/{made.uid}/").status_code == 200


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"date": ""}, "Choose the day of the meeting."),
        ({"date": "soon"}, "Write the day as 18/3/2027"),
        ({"date": "1066-10-14"}, "Write a year from 1700 to 2199."),
        ({"date": "9999-12-31"}, "Write a year from 1700 to 2199."),
        ({"start_time": "half past"}, "Write the time as 18:30."),
        ({"kind": "secret"}, "Select a valid choice"),
        ({"join_link": "javascript:alert(1)"}, "beginning with https://"),
        ({"webcast_link": "ftp://example.org/x"}, "beginning with https://"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    clerk_client: Client, planning: Committee, typed: dict[str, str], says: str
) -> None:
    answer = clerk_client.post(PLAN, {**TYPED, **typed})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert 'value="Council Chamber"' in page
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2027-03-10", "Wednesday 10 March 2027 is past."),
        ("2027-03-26", "Friday 26 March 2027 is Good Friday."),
        ("2027-04-17", "Saturday 17 April 2027 is a Saturday."),
        ("2031-12-29", "Monday 29 December 2031 is in Christmas week."),
        ("2027-03-19", "The last day to publish its agenda was Thursday 11 March 2027"),
    ],
)
def test_what_is_unusual_about_a_day_is_asked_about_once(
    clerk_client: Client, planning: Committee, day: str, says: str
) -> None:
    typed = {**TYPED, "date": day}

    asked = clerk_client.post(PLAN, typed)
    assert asked.status_code == 422
    assert says in asked.content.decode()
    # A tick for another day is none for this one.
    assert clerk_client.post(PLAN, {**typed, "sure": "2027-05-05"}).status_code == 422
    assert not Meeting.objects.exists()

    assert clerk_client.post(PLAN, {**typed, "sure": day}).status_code == 302
    assert Meeting.objects.get().date == date.fromisoformat(day)


def test_two_meetings_on_one_day_are_asked_about_and_allowed(
    clerk_client: Client, meeting: Meeting
) -> None:
    """I3 at the desk."""
    typed = {**TYPED, "date": "2027-04-15", "start_time": "09:30"}
    clerk_client.post(PLAN, typed)
    second = {**typed, "start_time": "14:00"}

    asked = clerk_client.post(PLAN, second)
    assert "meets on that day already, at 9.30am." in asked.content.decode()
    clerk_client.post(PLAN, {**second, "sure": "2027-04-15"})

    assert Meeting.objects.filter(date=date(2027, 4, 15)).count() == 2


@pytest.mark.parametrize("day", ["2027-03-28", "2027-10-31"])
def test_half_past_one_is_kept_as_typed_on_the_nights_that_clocks_change(
    clerk_client: Client, client: Client, planning: Committee, day: str
) -> None:
    """T2: neither skipped nor doubled time is an error; both are Sundays."""
    typed = {**TYPED, "date": day, "start_time": "01:30", "sure": day, "announce": "on"}

    answer = clerk_client.post(PLAN, typed, follow=True)

    made = Meeting.objects.get()
    assert made.start_time == time(1, 30)
    assert "1.30am" in answer.content.decode()
    for address in (f"/meetings/{made.uid}/", f"/meetings/?month={day[:7]}", "/"):
        page = client.get(address)
        assert page.status_code == 200
        assert "1.30am" in page.content.decode()


def test_a_committee_that_has_ended_plans_nothing_more(
    clerk_client: Client, planning: Committee
) -> None:
    planning.active_to = date(2027, 3, 31)
    planning.save()

    answer = clerk_client.post(PLAN, TYPED)

    assert answer.status_code == 422
    says = "Planning Committee ends on Wednesday 31 March 2027."
    assert says in answer.content.decode()
    assert not Meeting.objects.exists()


def test_a_meeting_is_changed_and_the_log_names_the_fields_alone(
    clerk_client: Client, meeting: Meeting
) -> None:
    typed = {
        "start_time": "19:00",
        "venue": "Room 2, QUINCE-41",
        "kind": "ordinary",
        "join_link": "https://example.org/join",
    }

    answer = clerk_client.post(f"/desk/meetings/{meeting.uid}/change/", typed)

    meeting.refresh_from_db()
    assert answer.status_code == 302
    assert (meeting.start_time, meeting.venue) == (time(19), "Room 2, QUINCE-41")
    assert meeting.join_link == "https://example.org/join"
    entry = LogEntry.objects.get()
    assert entry.fields == ["join_link", "start_time", "venue"]
    assert "QUINCE" not in str(LogEntry.objects.values().get())
    assert not Edition.objects.exists()


def test_where_the_notice_is_out_the_public_gets_the_change_at_once(
    clerk_client: Client, client: Client, planning: Committee
) -> None:
    clerk_client.post(PLAN, {**TYPED, "announce": "on"})
    made = Meeting.objects.get()
    url = f"/desk/meetings/{made.uid}/change/"
    assert "The public will see this at once" in clerk_client.get(url).content.decode()

    typed = {"start_time": "19:00", "venue": "Room 2", "kind": "ordinary"}
    clerk_client.post(url, {**typed, "correction": "It begins later."})

    page = client.get(f"/meetings/{made.uid}/").content.decode()
    assert "7pm" in page
    assert "Room 2" in page
    assert Edition.objects.filter(meeting=made, kind="notice").count() == 2
    assert Edition.objects.get(live=True).correction == "It begins later."


def test_when_it_ended_is_told_with_the_minutes(
    clerk_client: Client, planning: Committee
) -> None:
    clerk_client.post(PLAN, {**TYPED, "announce": "on"})
    made = Meeting.objects.get()

    clerk_client.post(
        f"/desk/meetings/{made.uid}/change/", {**TYPED, "end_time": "20:12"}
    )

    made.refresh_from_db()
    assert made.end_time == time(20, 12)
    assert Edition.objects.count() == 1


@pytest.mark.parametrize(
    ("end", "kept"),
    [
        ("00:30", time(0, 30)),
        ("08:00", time(8)),
        ("18:29", None),
        ("18:30", None),
        ("12:00", None),
    ],
)
def test_a_meeting_may_go_on_after_midnight_but_not_end_before_it_began(
    clerk_client: Client, planning: Committee, end: str, kept: time | None
) -> None:
    clerk_client.post(PLAN, TYPED)
    made = Meeting.objects.get()

    typed = {**TYPED, "start_time": "18:30", "end_time": end}
    answer = clerk_client.post(f"/desk/meetings/{made.uid}/change/", typed)

    made.refresh_from_db()
    assert made.end_time == kept
    assert answer.status_code == (302 if kept else 422)
    assert kept or "Write when it ended" in answer.content.decode()


def test_nothing_changed_publishes_nothing(
    clerk_client: Client, planning: Committee
) -> None:
    clerk_client.post(PLAN, {**TYPED, "announce": "on"})
    made = Meeting.objects.get()

    clerk_client.post(f"/desk/meetings/{made.uid}/change/", TYPED)

    assert Edition.objects.count() == 1


def test_a_meeting_planned_by_mistake_is_removed(
    clerk_client: Client, planning: Committee
) -> None:
    standing(planning, "Apologies", "Minutes")
    clerk_client.post(PLAN, TYPED)
    made = Meeting.objects.get()

    answer = clerk_client.post(f"/desk/meetings/{made.uid}/remove/", follow=True)

    assert "The meeting is removed" in answer.content.decode()
    assert not Meeting.objects.exists()
    entry = LogEntry.objects.order_by("pk").last()
    assert entry
    assert (entry.what, entry.uid) == ("removed the meeting", made.uid)


def test_one_that_the_public_knows_of_is_not_removed(
    clerk_client: Client, planning: Committee
) -> None:
    clerk_client.post(PLAN, {**TYPED, "announce": "on"})
    made = Meeting.objects.get()
    page = clerk_client.get(f"/desk/meetings/{made.uid}/change/").content.decode()
    assert "Planned by mistake" not in page

    answer = clerk_client.post(f"/desk/meetings/{made.uid}/remove/", follow=True)

    assert "cancel it instead" in answer.content.decode()
    assert Meeting.objects.exists()


def test_one_that_was_worked_on_or_is_named_is_not_removed(
    clerk_client: Client, meeting: Meeting, add_item: Callable[..., AgendaItem]
) -> None:
    url = f"/desk/meetings/{meeting.uid}/remove/"
    other = Meeting.objects.create(
        committee=meeting.committee, date=date(2027, 4, 1), replaced_by=meeting.uid
    )
    answer = clerk_client.post(url, follow=True)
    assert "The meeting on Thursday 1 April 2027 names this one" in (
        answer.content.decode()
    )
    Meeting.objects.filter(pk=other.pk).update(replaced_by="")

    meeting.attendances.create(position=0, person_name="Ashby")
    answer = clerk_client.post(url, follow=True)
    assert "Somebody has worked on this meeting" in answer.content.decode()
    assert Meeting.objects.filter(pk=meeting.pk).exists()


def test_the_form_asks_for_its_token(clerk: User, planning: Committee) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies = client_of(clerk).cookies

    assert client.post(PLAN, TYPED).status_code == 403
    page = client.get(PLAN).content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    assert client.post(PLAN, {**TYPED, "csrfmiddlewaretoken": token}).status_code == 302


@pytest.mark.parametrize("client_name", ["other_client", "administrator_client",
                                         "author_client"])  # fmt: skip
@pytest.mark.parametrize("method", ["get", "post"])
def test_to_everybody_else_it_isn_t_there(
    request: pytest.FixtureRequest,
    meeting: Meeting,
    licensing: Committee,
    client_name: str,
    method: str,
) -> None:
    row = StandingItem.objects.create(
        committee=meeting.committee, position=0, title="Apologies"
    )
    addresses = [PLAN, STANDING, PATTERN, "/desk/committees/planning/series/",
                 f"{STANDING}{row.pk}/"]  # fmt: skip
    addresses += [
        f"/desk/meetings/{meeting.uid}/{what}/"
        for what in ("change", "move", "cancel", "postpone", "reinstate", "remove")
    ]
    client = request.getfixturevalue(client_name)

    for address in addresses:
        if method == "get" and address.endswith(("reinstate/", "remove/")):
            continue
        answer = getattr(client, method)(address, {"date": "2027-05-05"})
        assert answer.status_code == 404, address
    assert Meeting.objects.get().date == meeting.date
    assert not LogEntry.objects.exists()
