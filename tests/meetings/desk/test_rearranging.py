"""Moving, cancelling, postponing, holding after all, as clerk and public see it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

import pytest

from committees.models import LogEntry
from meetings.actions.planning import PlanningError
from meetings.actions.publishing import publish_agenda, publish_minutes, publish_notice
from meetings.actions.rearranging import cancel_meeting
from meetings.models import Edition, Meeting, PublishedMeeting

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

    from committees.models import Committee, User
    from meetings.models import AgendaItem

pytestmark = pytest.mark.django_db

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def desk(meeting: Meeting, what: str) -> str:
    return f"/desk/meetings/{meeting.uid}/{what}/"


@pytest.fixture
def announced(meeting: Meeting) -> Meeting:
    publish_notice(meeting=meeting, now=NOON)
    return meeting


@pytest.fixture
def april(planning: Committee) -> Meeting:
    return Meeting.objects.create(
        uid="april", committee=planning, date=date(2027, 4, 15), start_time=time(18, 30)
    )


def moving(day: str, reason: str = "The chamber is being repaired.") -> dict[str, str]:
    return {"date": day, "start_time": "18:30", "venue": "Library", "reason": reason}


def test_a_meeting_moves_with_its_reason_and_the_public_sees_it_at_once(
    clerk_client: Client, client: Client, announced: Meeting
) -> None:
    page = clerk_client.get(desk(announced, "move")).content.decode()
    assert "The public will see this at once" in page

    answer = clerk_client.post(desk(announced, "move"), moving("2027-04-08"))

    assert answer["Location"] == f"/desk/meetings/{announced.uid}/"
    announced.refresh_from_db()
    assert announced.date == date(2027, 4, 8)
    assert announced.moved_from == ["2027-03-18"]
    public = client.get(f"/meetings/{announced.uid}/").content.decode()
    assert "Moved to Thursday 8 April 2027 at 6.30pm." in public
    assert "It was to be on Thursday 18 March 2027." in public
    assert "The chamber is being repaired." in public
    entry = LogEntry.objects.get(what="moved the meeting")
    assert "moved_from" in entry.fields
    assert "repaired" not in str(LogEntry.objects.values())


def test_moved_twice_it_keeps_both_days_in_their_order(
    clerk_client: Client, client: Client, announced: Meeting
) -> None:
    clerk_client.post(desk(announced, "move"), moving("2027-04-08"))
    clerk_client.post(desk(announced, "move"), moving("2027-04-15", "Again."))

    row = PublishedMeeting.objects.get()
    assert row.moved_from == "2027-03-18,2027-04-08"
    assert row.date == date(2027, 4, 15)
    for month in ("2027-03", "2027-04"):
        assert "Moved" in client.get(f"/meetings/?month={month}").content.decode()


def test_moved_back_it_is_not_said_to_be_moved_from_its_own_day(
    clerk_client: Client, announced: Meeting
) -> None:
    clerk_client.post(desk(announced, "move"), moving("2027-04-08"))
    clerk_client.post(desk(announced, "move"), moving("2027-03-18") | {
        "sure": "2027-03-18"
    })  # fmt: skip

    announced.refresh_from_db()
    assert announced.date == date(2027, 3, 18)
    assert announced.moved_from == ["2027-04-08"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"reason": "  "}, "Write the reason: the public is shown it."),
        ({"date": ""}, "Choose the day of the meeting."),
        ({"date": "2027-03-18", "sure": "2027-03-18"}, "It is on that day already."),
        ({"date": "2027-03-29"}, "Monday 29 March 2027 is Easter Monday."),
    ],
)
def test_what_stops_a_move_is_said_and_nothing_typed_is_lost(
    clerk_client: Client, announced: Meeting, typed: dict[str, str], says: str
) -> None:
    answer = clerk_client.post(
        desk(announced, "move"), {**moving("2027-04-08"), **typed}
    )

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert 'value="Library"' in answer.content.decode()
    announced.refresh_from_db()
    assert announced.date == date(2027, 3, 18)
    assert Edition.objects.count() == 1


def test_a_days_deadline_is_shown_before_the_reason_is_written(
    clerk_client: Client, announced: Meeting
) -> None:
    typed = {"date": "2027-04-08", "do": "check", "reason": ""}

    answer = clerk_client.post(desk(announced, "move"), typed)

    assert answer.status_code == 200
    assert "Wednesday 31 March 2027, 11.59pm" in answer.content.decode()
    assert Edition.objects.count() == 1


def test_before_it_is_announced_a_move_is_nobodys_business(
    clerk_client: Client, client: Client, meeting: Meeting
) -> None:
    page = clerk_client.get(desk(meeting, "move")).content.decode()
    assert "The public doesn’t know of this meeting yet" in page

    clerk_client.post(desk(meeting, "move"), moving("2027-04-08"))

    meeting.refresh_from_db()
    assert meeting.date == date(2027, 4, 8)
    assert not Edition.objects.exists()
    assert client.get(f"/meetings/{meeting.uid}/").status_code == 404


@pytest.mark.parametrize("held", ["says so", "was attended", "has minutes"])
def test_a_held_meeting_is_neither_moved_nor_called_off(
    clerk_client: Client,
    planning: Committee,
    held: str,
) -> None:
    past = Meeting.objects.create(committee=planning, date=date(2027, 3, 11))
    publish_notice(meeting=past, now=NOON)
    if held == "says so":
        Meeting.objects.filter(pk=past.pk).update(status="held")
    elif held == "was attended":
        past.attendances.create(position=0, person_name="Ashby")
    else:
        past.items.create(position=0, number="1", title="Trees")
        publish_agenda(meeting=past, now=NOON)
        publish_minutes(meeting=past, now=NOON)

    for what, typed in (
        ("move", moving("2027-04-08")),
        ("cancel", {"how": "cancelled", "reason": "No quorum"}),
    ):
        page = clerk_client.get(desk(past, what)).content.decode()
        assert "held" in page
        assert "<textarea" not in page
        assert clerk_client.post(desk(past, what), typed).status_code == 422
    past.refresh_from_db()
    assert (past.status_reason, past.date) == ("", date(2027, 3, 11))
    assert Edition.objects.filter(kind="notice").count() == 1


def test_attendance_that_is_prepared_before_stops_no_cancellation(
    clerk_client: Client, announced: Meeting
) -> None:
    announced.attendances.create(position=0, person_name="Ashby")

    typed = {"how": "cancelled", "reason": "Snow"}
    assert clerk_client.post(desk(announced, "cancel"), typed).status_code == 302

    announced.refresh_from_db()
    assert announced.status == "cancelled"


def test_a_day_that_is_past_is_postponed_and_not_moved(
    clerk_client: Client, planning: Committee
) -> None:
    past = Meeting.objects.create(committee=planning, date=date(2027, 3, 2))
    answer = clerk_client.post(desk(past, "move"), moving("2027-04-08"))
    assert "postpone it instead" in answer.content.decode()

    clerk_client.post(desk(past, "cancel"), {"how": "postponed", "reason": "No quorum"})
    clerk_client.post(desk(past, "move"), moving("2027-04-08", "A new day is found."))

    past.refresh_from_db()
    assert (past.status, past.date) == ("scheduled", date(2027, 4, 8))
    assert past.moved_from == ["2027-03-02"]


def test_cancelled_is_not_deleted(
    clerk_client: Client,
    client: Client,
    meeting: Meeting,
    april: Meeting,
    add_item: Callable[..., AgendaItem],
) -> None:
    """A3, from the clerk's press to the public's page."""
    for title in ("Parking", "Trees", "Buses"):
        add_item(title)
    publish_notice(meeting=meeting, now=NOON)
    publish_agenda(meeting=meeting, now=NOON)
    publish_notice(meeting=april, now=NOON)

    answer = clerk_client.post(
        desk(meeting, "cancel"),
        {"how": "cancelled", "reason": "joined with 15 April", "replaced_by": "april"},
    )

    assert answer.status_code == 302
    public = client.get(f"/meetings/{meeting.uid}/")
    page = public.content.decode()
    assert public.status_code == 200
    said = page.index("Cancelled: joined with 15 April.")
    assert said < page.index("Go to the meeting on Thursday 15 April 2027")
    assert said < page.index("Parking")
    assert "18 March 2027" in page
    for address in ("/", "/meetings/?month=2027-03", "/committees/planning/"):
        listed = client.get(address).content.decode()
        assert "Cancelled" in listed
        assert "6.30pm" in listed
    paper = client.get(f"/meetings/{meeting.uid}/agenda.pdf")
    assert b"".join(paper).startswith(b"%PDF")
    own = clerk_client.get("/desk/meetings/").content.decode()
    assert "Cancelled" in own
    assert "joined with 15 April" in own


def test_it_is_postponed_then_held_after_all(
    clerk_client: Client, client: Client, announced: Meeting
) -> None:
    page = clerk_client.get(desk(announced, "postpone")).content.decode()
    assert 'value="postponed" id="id_how_1" checked' in page or (
        'value="postponed"' in page.split("checked")[0].rsplit("<input", 1)[-1]
    )

    clerk_client.post(
        desk(announced, "postpone"), {"how": "postponed", "reason": "Snow"}
    )
    public = client.get(f"/meetings/{announced.uid}/").content.decode()
    assert "Postponed: Snow." in public
    page = clerk_client.get(desk(announced, "cancel")).content.decode()
    assert "Hold the meeting after all" in page
    assert "Give it its new day" in page

    clerk_client.post(desk(announced, "reinstate"))

    announced.refresh_from_db()
    assert (announced.status, announced.status_reason) == ("scheduled", "")
    public = client.get(f"/meetings/{announced.uid}/").content.decode()
    assert "Snow" not in public
    assert Edition.objects.filter(kind="notice").count() == 3
    again = clerk_client.post(desk(announced, "reinstate"), follow=True)
    assert "neither cancelled nor postponed" in again.content.decode()
    assert Edition.objects.filter(kind="notice").count() == 3


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"reason": ""}, "Write the reason: the public is shown it."),
        ({"how": ""}, "Choose whether it is cancelled or postponed."),
        ({"replaced_by": "elsewhere"}, "Choose a meeting from the list, or none."),
        ({"replaced_by": "march"}, "Choose a meeting from the list, or none."),
    ],
)
def test_what_stops_a_cancellation_is_said(
    clerk_client: Client,
    announced: Meeting,
    licensing: Committee,
    typed: dict[str, str],
    says: str,
) -> None:
    """Another committee's meeting can't be named: the clerk doesn't keep it."""
    Meeting.objects.create(uid="elsewhere", committee=licensing, date=date(2027, 3, 25))
    given = {"how": "cancelled", "reason": "Nothing to decide", **typed}

    answer = clerk_client.post(desk(announced, "cancel"), given)

    assert answer.status_code == 422
    assert says in answer.content.decode()
    announced.refresh_from_db()
    assert announced.status == "scheduled"
    assert Edition.objects.count() == 1


def test_a_cancelled_meeting_is_held_after_all_before_it_moves(
    clerk_client: Client, announced: Meeting
) -> None:
    typed = {"how": "cancelled", "reason": "Nothing to decide"}
    clerk_client.post(desk(announced, "cancel"), typed)

    answer = clerk_client.post(desk(announced, "move"), moving("2027-04-08"))

    assert answer.status_code == 422
    assert "This meeting is cancelled" in answer.content.decode()


def test_a_reason_that_no_notice_could_carry_is_refused(
    clerk_client: Client, announced: Meeting
) -> None:
    typed = {"how": "cancelled", "reason": "x" * 20_001}

    answer = clerk_client.post(desk(announced, "cancel"), typed)

    assert answer.status_code == 422
    assert "Write at most 20,000 characters." in answer.content.decode()
    announced.refresh_from_db()
    assert announced.status == "scheduled"


def test_what_is_told_and_what_is_kept_go_together(
    clerk: User, announced: Meeting
) -> None:
    """A notice that is refused leaves the meeting as it was."""
    with pytest.raises(PlanningError, match="status_reason has the control"):
        cancel_meeting(
            meeting=announced, reason="No \x07", replaced_by="", now=NOON, by=clerk
        )

    announced.refresh_from_db()
    assert announced.status == "scheduled"
    assert Edition.objects.count() == 1
    assert not LogEntry.objects.filter(what="cancelled the meeting").exists()
