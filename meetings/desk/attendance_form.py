"""Adding somebody who was there and has no seat on the committee."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q

from committees.forms import DeskForm
from committees.models import Member, Officer
from committees.seats import shared_names
from meetings.desk.people import printed
from meetings.desk.sheet_form import FOR
from meetings.in_the_room import key_of
from meetings.record.people import AttendanceRecord
from meetings.wording import printed_person

if TYPE_CHECKING:
    from collections.abc import Iterable

    from committees.models import User
    from meetings.desk.sheet import Sheet
    from meetings.record.people import PersonRecord

_LONGEST = 200


class AddingForm(DeskForm):
    """A name, typed or chosen, and what the person was there as."""

    name = forms.CharField(
        label="Name",
        max_length=_LONGEST,
        help_text="Type a few letters to choose a member or an officer, or write in the"
        " name of somebody else.",
        error_messages={"required": "Write the name of who was there."},
    )
    there_as = forms.ChoiceField(label="Was there as")
    capacity = forms.CharField(
        label="Their post, or why they were there",
        max_length=_LONGEST,
        required=False,
        help_text="As the minutes shall have it, such as “Head of Planning” or"
        " “visiting member”. An officer’s post is filled in where it is known.",
    )
    remote = forms.BooleanField(label="By remote link", required=False)

    def __init__(self, *args: Any, user: User, sheet: Sheet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user, self._sheet = user, sheet
        choices = [("in_attendance", "In attendance (has no vote)")]
        choices += [
            (f"{FOR}{key_of(each)}", f"Substitute for {printed_person(each)}")
            for each in sheet.members
        ]
        choices.append(("present", "Present, with a vote"))
        self.offer("there_as", choices)
        self.fields["name"].widget.attrs |= {"list": "people", "autocomplete": "off"}

    @cached_property
    def _members(self) -> dict[str, PersonRecord]:
        """The council's members in office on the day, by what is printed of them."""
        day = self._sheet.meeting.date
        rows = list(
            Member.objects.visible_to(self._user).filter(
                Q(office_from=None) | Q(office_from__lte=day),
                Q(office_to=None) | Q(office_to__gte=day),
            )
        )
        shared = shared_names()
        people = [printed(row, shared) for row in rows]
        return {printed_person(each): each for each in people}

    @cached_property
    def _officers(self) -> dict[str, Officer]:
        rows = Officer.objects.order_by("name", "pk")
        return {_officer_label(each): each for each in rows}

    @property
    def offered(self) -> Iterable[str]:
        """What the name's field suggests: who is on the list already isn't."""
        there = self._sheet.listed
        members = [
            label for label, each in self._members.items() if key_of(each) not in there
        ]
        return [*sorted(members, key=str.casefold), *self._officers]

    def person(self) -> AttendanceRecord | None:
        """Whom the form adds; None where something is missing, which the form says."""
        if not self.is_valid():
            return None
        given = self.cleaned_data
        named = self._named(given["name"], given["there_as"])
        if named is None:
            return None
        presence, replaced = given["there_as"], None
        if presence.startswith(FOR):
            key = presence.removeprefix(FOR)
            replaced = next(e for e in self._sheet.members if key_of(e) == key)
            presence = "present"
        update = {
            "presence": presence,
            "mode": "remote" if given["remote"] else "in_person",
            "substitute_for": replaced,
            "capacity": given["capacity"] or named.capacity,
        }
        return named.model_copy(update=update)

    def _named(self, name: str, there_as: str) -> AttendanceRecord | None:
        """The person of that name: a member, an officer, or somebody else."""
        name = " ".join(name.split())
        if member := self._members.get(name):
            return AttendanceRecord(**member.model_dump())
        if officer := self._officers.get(name):
            return AttendanceRecord(name=officer.name, capacity=officer.job_title)
        alike = [each for each in self._members.values() if each.name == name]
        if alike and not (
            there_as == "in_attendance" and self.cleaned_data["capacity"]
        ):
            wards = " or ".join(printed_person(each) for each in alike)
            self.add_error(
                "name",
                f"{len(alike)} members are called {name}. Choose {wards}; for somebody"
                " else of that name write their post too.",
            )
            return None
        if there_as != "in_attendance":
            self.add_error(
                "name",
                "Only a member of the council has a seat here. Choose one from the"
                " list, or “In attendance”.",
            )
            return None
        return AttendanceRecord(name=name)


def _officer_label(officer: Officer) -> str:
    return f"{officer.name}, {officer.job_title}" if officer.job_title else officer.name
