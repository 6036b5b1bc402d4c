"""The states of the pages about people, attendance and the log, and of Word files."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.conf import settings

from committees.logbook import write_log
from committees.models import Committee, Member, Membership, Officer, Role, User
from meetings.files import draft_of
from meetings.models import (
    AgendaItem,
    Attendance,
    Ballot,
    Meeting,
    RecordedVote,
)
from tests.browser.desk_scenes import NOON
from tests.browser.desk_states import DeskState
from tests.meetings.word.docx import make_docx, paragraph, run
from tests.meetings.word.test_file import PICTURE as DRAWING

ADMIN = "administrator"
PASSWORD = "".join(("long", "enough", "2027"))

PICTURE = paragraph(DRAWING)


def _people(template: str, name: str, path: str, **fields: Any) -> DeskState:
    given = {"role": ADMIN, **fields}
    return DeskState(f"committees/desk/{template}.html", name, path, **given)


def _attendance(name: str, meeting: str, **fields: Any) -> DeskState:
    path = f"/desk/meetings/{meeting}/attendance/"
    return DeskState("meetings/desk/attendance/page.html", name, path, **fields)


def _word(name: str, **fields: Any) -> DeskState:
    path = "/desk/meetings/desk-march/word-file/"
    template = "meetings/desk/minutes/word_file.html"
    return DeskState(template, name, path, **fields)


PEOPLE_STATES = [
    _people("people", "an administrator's", "/desk/people/"),
    _people("people", "a clerk's", "/desk/people/", role="clerk"),
    _people("accounts", "the first page", "/desk/people/accounts/"),
    _people("accounts", "the last page", "/desk/people/accounts/?page=2"),
    _people("invite", "as it opens", "/desk/people/accounts/invite/"),
    _people(
        "invite",
        "refused",
        "/desk/people/accounts/invite/",
        status=422,
        posted={"email": "no"},
    ),
    _people("account", "open", "/desk/people/accounts/{open}/"),
    _people("account", "invited", "/desk/people/accounts/{invited}/"),
    _people("account", "closed", "/desk/people/accounts/{closed}/"),
    _people("members", "all", "/desk/people/members/"),
    _people("members", "the second page", "/desk/people/members/?page=2"),
    _people("members", "some", "/desk/people/members/?q=Ash"),
    _people("members", "nobody", "/desk/people/members/?q=QQ"),
    _people("member", "one", "/desk/people/members/desk-ashby/"),
    _people("member", "a new one", "/desk/people/members/add/"),
    _people(
        "member",
        "refused",
        "/desk/people/members/add/",
        status=422,
        posted={"name": ""},
    ),
    _people("officers", "all", "/desk/people/officers/", role="clerk"),
    _people("officers", "the second page", "/desk/people/officers/?page=2"),
    _people("officers", "nobody", "/desk/people/officers/?q=QQ", role="clerk"),
    _people("officers", "some", "/desk/people/officers/?q=Owain", role="clerk"),
    _people("officer", "one", "/desk/people/officers/desk-officer/", role="clerk"),
    _people("officer", "a new one", "/desk/people/officers/add/", role="clerk"),
    _people("committees", "an administrator's", "/desk/committees/"),
    _people("committees", "a clerk's", "/desk/committees/", role="clerk"),
    _people("committee", "with members", "/desk/committees/desk/"),
    _people("committee", "nobody on it", "/desk/committees/desk-idle/", role="idle"),
    _people("seat", "one", "/desk/committees/desk/seats/{seat}/", role="clerk"),
    DeskState(
        "meetings/desk/committee.html",
        "one",
        "/desk/committees/desk/change/",
        ADMIN,
    ),
    DeskState(
        "meetings/desk/committee.html",
        "a new one",
        "/desk/people/committees/add/",
        ADMIN,
    ),
    DeskState("meetings/desk/log.html", "the first page", "/desk/log/", ADMIN),
    DeskState("meetings/desk/log.html", "the second page", "/desk/log/?page=2", ADMIN),
    DeskState(
        "meetings/desk/log.html", "some of it", "/desk/log/?committee=desk", ADMIN
    ),
    DeskState("meetings/desk/log.html", "a clerk's, nothing", "/desk/log/", "idle"),
    _attendance("nobody entered", "desk-june"),
    _attendance("everything", "desk-full"),
    _attendance("cancelled", "desk-off"),
    _attendance(
        "changed by another meanwhile",
        "desk-full",
        status=409,
        posted={
            "rows-0-key": "desk-ashby",
            "rows-0-seen": "stale",
            "rows-0-was": "absent",
        },
    ),
    _attendance(
        "came and left at once",
        "desk-march",
        status=422,
        posted={
            "rows-0-key": "desk-twin",
            "rows-0-seen": "",
            "rows-0-was": "present",
            "rows-0-came": "m-full",
            "rows-0-left": "m-full",
        },
    ),
    DeskState(
        "meetings/desk/log.html",
        "nothing of that",
        "/desk/log/?committee=desk-ended",
        ADMIN,
    ),
    DeskState(
        "meetings/desk/planning/meetings.html",
        "none of all to come",
        "/desk/meetings/",
        "idle",
    ),
    DeskState(
        "meetings/desk/attendance/page.html",
        "from an item",
        "/desk/meetings/desk-march/attendance/?at=m-full",
    ),
    DeskState(
        "meetings/desk/attendance/add.html",
        "as it opens",
        "/desk/meetings/desk-march/attendance/add/",
    ),
    DeskState(
        "meetings/desk/attendance/add.html",
        "refused",
        "/desk/meetings/desk-march/attendance/add/",
        status=422,
        posted={"who": ""},
    ),
    DeskState(
        "meetings/desk/attendance/order.html",
        "one taken early",
        "/desk/meetings/desk-full/order/",
    ),
    DeskState(
        "meetings/desk/attendance/order.html",
        "no items",
        "/desk/meetings/desk-may/order/",
    ),
    DeskState(
        "meetings/desk/attendance/order.html",
        "refused",
        "/desk/meetings/desk-full/order/",
        status=422,
        posted={"item": ""},
    ),
    _word("as it opens", role="second"),
    _word("refused", role="second", status=422, posted={"do": "put"}),
    _word("read, with questions", posted={}),
    _word(
        "one without an answer",
        status=422,
        posted={"do": "put", "answer-struck-1": "take", "answer-struck-2": "leave"},
    ),
    DeskState(
        "meetings/desk/minutes/word_file.html",
        "no words in it",
        "/desk/meetings/desk-full/word-file/",
    ),
]


def people_keys() -> dict[str, int]:
    """The table keys that some of these addresses have, by what they name."""
    accounts = dict(User.objects.values_list("email", "pk"))
    named = ("open", "invited", "closed")
    return {
        **{name: accounts[f"{name}@harrowdale.example"] for name in named},
        "seat": Membership.objects.filter(member__uid="desk-twin")[0].pk,
    }


def set_people(people: dict[str, User]) -> None:
    """What these pages show."""
    committee = Committee.objects.get(slug="desk")
    invited = User.objects.create_user(
        email="invited@harrowdale.example", name="Invited", password=None
    )
    for name in ("clerk", "report_author"):
        Role.objects.create(user=invited, name=name, committee=committee)
    Role.objects.create(user=people["member"], name="report_author", committee=None)
    open_one = User.objects.create_user(
        email="open@harrowdale.example", name="Open", password=PASSWORD
    )
    User.objects.filter(pk=open_one.pk).update(last_login=NOON)
    closed = User.objects.create_user(
        email="closed@harrowdale.example", name="Closed", password=PASSWORD
    )
    User.objects.filter(pk=closed.pk).update(is_active=False)
    User.objects.bulk_create(
        User(email=f"many{n}@harrowdale.example", name=f"Many {n}", password=PASSWORD)
        for n in range(60)
    )
    Officer.objects.create(uid="desk-officer", name="Nasreen Iqbal", team="Highways")
    Officer.objects.bulk_create(Officer(name=f"Officer {n}") for n in range(60))
    Member.objects.bulk_create(
        Member(uid=f"many-{n}", name=f"Member {n}", listed=True) for n in range(60)
    )
    twin = Member.objects.create(
        uid="desk-twin", name="Ashby", ward="Weir", listed=True,
        office_from=date(2023, 5, 5), office_to=date(2027, 5, 5),
    )  # fmt: skip
    periods: tuple[dict[str, date], ...] = (
        {"starts": date(2026, 5, 5), "ends": date(2027, 5, 5)},
        {"starts": date(2027, 6, 1)},
        {"ends": date(2024, 5, 5)},
    )
    for period in periods:
        Membership.objects.create(committee=committee, member=twin, **period)
    Committee.objects.create(
        slug="desk-ended", name="Ended", listed=True, active_to=date(2020, 1, 1)
    )
    begun = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
    for n in range(60):
        write_log(
            now=begun + timedelta(minutes=n), by=None, what="imported",
            kind="committee", uid="desk", within="desk",
        )  # fmt: skip
    _attended(committee)
    _word_file(people["clerk"])


def _attended(committee: Committee) -> None:
    """A meeting at which people came, went, and were not on the committee."""
    meeting = Meeting.objects.create(
        uid="desk-full", committee=committee, committee_name=committee.name,
        date=date(2027, 3, 4), status="held",
    )  # fmt: skip
    items = [
        AgendaItem.objects.create(
            meeting=meeting, uid=f"f-{n}", title=f"Matter {n}", number=str(n),
            position=n, withdrawn="withdrawn" if n == 4 else "",
        )
        for n in range(1, 6)
    ]  # fmt: skip
    AgendaItem.objects.filter(pk=items[4].pk).update(taken_after=items[0])
    members = list(Member.objects.filter(uid__startswith="desk-a").order_by("uid"))
    others = Member.objects.filter(uid__in=("desk-hartley", "desk-menon", "desk-twin"))
    between = [{"left_at": "f-2", "arrived_at": "f-3"}]
    rows: list[dict[str, Any]] = [
        {"person": members[0], "absences": between},
        {"person": members[1], "left_at": items[2]},
        {"person_name": "Owain Price", "presence": "in_attendance"},
        *({"person": each, "presence": "absent"} for each in others),
    ]
    vote = RecordedVote.objects.create(item=items[2], position=0)
    Ballot.objects.create(
        recorded_vote=vote, position=0, person_name=members[1].name,
        person=members[1], vote="for",
    )  # fmt: skip
    for n, fields in enumerate(rows):
        given = {"person_name": getattr(fields.get("person"), "name", ""), **fields}
        Attendance.objects.create(meeting=meeting, position=n, **given)


def _word_file(clerk: User) -> None:
    """A file that the clerk has sent, and that is waiting."""
    meeting = Meeting.objects.get(uid="desk-march")
    body = paragraph(run("Before all.")) + paragraph(run("1. Apologies for absence"))
    for words in ("One.", "Two.", "Three."):
        body += paragraph(run("Noted."), run(f" {words}", "<w:strike/>"))
    full = Meeting.objects.get(uid="desk-full")
    for of, inside in ((meeting, body + PICTURE), (full, "")):
        path = settings.DATA_DIR / "word" / f"{of.pk}-{clerk.pk}.docx"
        with draft_of(path) as draft:
            draft.write_bytes(make_docx(inside))
            draft.replace(path)
