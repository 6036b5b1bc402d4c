from __future__ import annotations

from django.urls import path

from committees.desk import accounts, members, officers, people, seats

urlpatterns = [
    path("people/", people.people, name="desk-people"),
    path("people/accounts/", accounts.accounts, name="desk-accounts"),
    path("people/accounts/invite/", accounts.invite_somebody, name="desk-invite"),
    path("people/accounts/<int:pk>/", accounts.account, name="desk-one-account"),
    path(
        "people/accounts/<int:pk>/invite/",
        accounts.again,
        name="desk-invite-again",
    ),
    path(
        "people/accounts/<int:pk>/close/",
        accounts.close,
        name="desk-close-account",
    ),
    path("people/accounts/<int:pk>/open/", accounts.reopen, name="desk-open-account"),
    path("people/members/", members.members, name="desk-members"),
    path("people/members/add/", members.add, name="desk-add-member"),
    path("people/members/<uid:uid>/", members.member, name="desk-member"),
    path("people/officers/", officers.officers, name="desk-officer-list"),
    path("people/officers/add/", officers.add, name="desk-add-officer"),
    path("people/officers/<uid:uid>/", officers.officer, name="desk-officer"),
    path("committees/", seats.committees, name="desk-committees"),
    path("committees/<uid:slug>/", seats.committee, name="desk-committee"),
    path(
        "committees/<uid:slug>/seats/<int:pk>/",
        seats.seat,
        name="desk-seat",
    ),
]
