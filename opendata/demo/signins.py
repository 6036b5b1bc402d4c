"""The demonstration's own sign-ins, one a role. No council's installation has them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from committees import clock
from committees.models import Committee, Member, Officer, Role, RoleName, User
from meetings.actions.building import add_item
from meetings.actions.saving import assign_report
from meetings.models import Meeting
from opendata.demo import people, programme

if TYPE_CHECKING:
    from pathlib import Path

PASSWORD = "harrow-valley-2027"  # noqa: S105


@dataclass(frozen=True)
class SignIn:
    """`role` is "" for a councillor, whose rights come from `member`'s seats."""

    what: str
    name: str
    role: str = ""
    member: str = ""

    @property
    def email(self) -> str:
        return people.address(self.name)


SIGN_INS = (
    SignIn("Clerk of all committees", people.HOLROYD.name, RoleName.CLERK),
    SignIn("Another clerk", "David Moss", RoleName.CLERK),
    SignIn("Report author", people.TREHARNE.name, RoleName.REPORT_AUTHOR),
    SignIn("Councillor", people.PRYDDERCH.name, member=people.PRYDDERCH.uid),
    SignIn("Administrator", "Ada Lunn", RoleName.ADMINISTRATOR),
)


def record() -> Path:
    """Where it is written down which password each account was made with."""
    folder: Path = settings.DATA_DIR
    return folder / "demo-sign-ins.json"


@transaction.atomic
def make_sign_ins() -> None:
    """Make the accounts, once. The caller knows that the demonstration is loaded."""
    made: dict[str, str] = {}
    for each in SIGN_INS:
        user = User.objects.create_user(
            email=each.email, name=each.name, password=PASSWORD
        )
        made[user.email] = user.password
        if each.role:
            Role.objects.create(user=user, name=each.role, committee=None)
        if each.member:
            user.member = Member.objects.get(uid=each.member)
        user.officer = Officer.objects.filter(name=each.name).first()
        user.save(update_fields=["member", "officer"])
        if each.role == RoleName.CLERK and each is SIGN_INS[0]:
            Committee.objects.update(lead_clerk=user)
    _give_a_report()
    record().write_text(json.dumps(made))


def _give_a_report() -> None:
    """An item on the agenda that comes next, for the report author to write."""
    meeting = Meeting.objects.filter(uid=programme.PLANNING_MOVED.uid).first()
    if meeting is None:
        return
    clerk, _, author, *_ = (User.objects.get(email=each.email) for each in SIGN_INS)
    now = clock.now()
    item = add_item(
        meeting=meeting,
        title="Footpath 12 at Penmorfa: a new line for it",
        kind="report",
        now=now,
        by=clerk,
    )
    assign_report(item=item, author=author, now=now, by=clerk)


def open_sign_ins() -> list[SignIn]:
    """Those that are there and have still the password that they were made with."""
    if not record().is_file():
        return []
    made: dict[str, str] = json.loads(record().read_text())
    now = dict(User.objects.filter(is_active=True).values_list("email", "password"))
    return [
        each
        for each in SIGN_INS
        if each.email in made and now.get(each.email) == made[each.email]
    ]
