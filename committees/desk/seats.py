"""A committee's members, kept by its clerks and by administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from committees import clock
from committees.access import for_the_desk, the_user
from committees.actions.seats import add_seat, change_seat
from committees.desk.people import answered
from committees.forms import DateField, DeskForm
from committees.models import Committee, Member, Membership, MembershipRole
from committees.seats import shared_names

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from committees.models import User

ORDER = list(MembershipRole.values)


class SeatForm(DeskForm):
    role = forms.ChoiceField(
        label="As", choices=MembershipRole.choices, initial=MembershipRole.MEMBER
    )
    starts = DateField(label="From", required=False)
    ends = DateField(
        label="To", help_text="The last day, where it is known.", required=False
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        starts, ends = given.get("starts"), given.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", "The last day comes after the first.")
        return given

    def values(self) -> dict[str, Any]:
        role = MembershipRole(self.cleaned_data["role"])
        return {**self.cleaned_data, "role": role}


class NewSeatForm(SeatForm):
    member = forms.ChoiceField(
        label="Member", error_messages={"required": "Choose who is to sit there."}
    )
    field_order = ["member", "role", "starts", "ends"]

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shared = shared_names()
        rows = Member.objects.staffed_by(user)
        self.members = {row.uid: row for row in rows}
        named = [
            (uid, f"{row.name}, {row.ward}" if row.name in shared else row.name)
            for uid, row in self.members.items()
        ]
        self.offer("member", [("", "Choose a member"), *named])

    def values(self) -> dict[str, Any]:
        return {**super().values(), "member": self.members[self.cleaned_data["member"]]}


@for_the_desk
@require_safe
def committees(request: HttpRequest) -> HttpResponse:
    rows = Committee.objects.staffed_by(request.user).order_by("name", "slug")
    context = {"committees": rows, "today": clock.today()}
    return render(request, "committees/desk/committees.html", context)


@for_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def committee(request: HttpRequest, slug: str) -> HttpResponse:
    """The members of a committee, those of today before those of other days."""
    found = _committee(request, slug)
    today = clock.today()
    user = the_user(request)
    form = NewSeatForm(user, request.POST or None, initial={"starts": today})

    def do() -> str:
        seat = add_seat(committee=found, **form.values(), now=clock.now(), by=user)
        return f"{seat.member.name} is a member of {found.name}."

    seats = list(found.memberships.select_related("member"))
    seats.sort(key=lambda seat: (ORDER.index(seat.role), seat.member.name, seat.pk))
    now = [seat for seat in seats if seat.overlaps(today, today)]
    context = {
        "committee": found,
        "seats": now,
        "others": [seat for seat in seats if seat not in now],
        "shared": shared_names(),
    }
    return answered(
        request,
        form,
        do,
        template="committees/desk/committee.html",
        context=context,
        to=reverse("desk-committee", args=[slug]),
    )


@for_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def seat(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One seat: to be ended, or put right."""
    rows = Membership.objects.filter(committee=_committee(request, slug))
    found = get_object_or_404(rows.select_related("member", "committee"), pk=pk)
    initial = {"role": found.role, "starts": found.starts, "ends": found.ends}
    form = SeatForm(request.POST or None, initial=initial)

    def do() -> str:
        change_seat(seat=found, **form.values(), now=clock.now(), by=the_user(request))
        return f"The seat of {found.member.name} is changed."

    return answered(
        request,
        form,
        do,
        template="committees/desk/seat.html",
        context={"seat": found},
        to=reverse("desk-committee", args=[slug]),
    )


def _committee(request: HttpRequest, slug: str) -> Committee:
    return get_object_or_404(Committee.objects.staffed_by(request.user), slug=slug)
