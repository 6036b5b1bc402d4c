"""Every address × role has a decision; and what is private is nowhere else.

Who adds an address adds it to one of the lists here: one without a decision fails.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from committees.models import Committee, Member, Membership, Officer
from meetings import files
from meetings.actions.publishing import publish_agenda, publish_minutes, publish_notice
from meetings.actions.saving import Clash, revision_of, save_side
from meetings.drafts.sides import AgendaSide, FollowUpDraft, MinutesSide
from meetings.models import (
    AgendaItem,
    Document,
    Issue,
    Meeting,
    StandingItem,
    StandingWording,
)
from meetings.record.decisions import (
    DeclarationRecord,
    MotionRecord,
    ResolutionRecord,
    VoteRecord,
)
from meetings.record.documents import BackgroundPaperRecord, PrivateRecord
from meetings.record.items import (
    IssueRecord,
    OfficerContactRecord,
    RecommendationRecord,
)
from meetings.record.people import PersonRecord
from tests.meetings.desk.addresses import every_address, filled
from tests.meetings.desk.conftest import an_account, client_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from committees.models import User

MARK = "QUINCE-41"
NOON = datetime(2027, 3, 10, 12, 0, tzinfo=UTC)
ROLES = ("nobody", "member", "stranger", "author", "clerk", "other", "administrator")
Known = dict[str, Any]

PUBLIC = {
    "home", "committees", "committee", "meetings", "meeting", "agenda-pdf",
    "minutes-pdf", "earlier-agenda", "earlier-minutes", "changes", "item",
    "item-minutes-pdf", "issue", "members", "member", "document", "accessibility",
    "healthz", "theme-css", "theme-logo",
}  # fmt: skip
# Signing in, and what an account keeps of its own: who it is for, allauth knows.
OWN_ACCOUNT = {
    "desk-account", "signed-in", "account_login", "account_logout", "account_inactive",
    "account_set_password",
    "account_reauthenticate", "account_change_password", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key",
    "account_reset_password_from_key_done", "usersessions_list", "mfa_index",
    "mfa_authenticate", "mfa_reauthenticate", "mfa_activate_totp",
    "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes", "mfa_list_webauthn", "mfa_add_webauthn",
    "mfa_login_webauthn", "mfa_reauthenticate_webauthn", "mfa_edit_webauthn",
    "mfa_remove_webauthn",
}  # fmt: skip
NOT_THERE = {"account_signup"}
ANY_ACCOUNT = {"desk-start", "desk-officers"}
CLERKS = {"desk-meetings", "desk-issues"}
DESK = {
    "desk-people", "desk-log", "desk-committees", "desk-officer-list",
    "desk-add-officer", "desk-officer",
}  # fmt: skip
ADMINISTRATORS = {
    "desk-accounts", "desk-invite", "desk-one-account", "desk-invite-again",
    "desk-close-account", "desk-open-account", "desk-members", "desk-add-member",
    "desk-member", "desk-add-committee", "desk-change-committee",
}  # fmt: skip
COMMITTEE_OR_ADMINISTRATOR = {"desk-committee", "desk-seat"}
COMMITTEE = {
    "desk-agenda", "desk-add-item", "desk-bring-item", "desk-move-item",
    "desk-remove-item", "desk-take-off", "desk-attendance", "desk-attendance-add",
    "desk-order-taken", "desk-add-at-meeting", "desk-meeting-documents",
    "desk-document-move", "desk-versions", "desk-bring-back", "desk-conflict",
    "desk-wordings", "desk-wording", "desk-minutes", "desk-word-file",
    "desk-together", "desk-minute", "desk-plan", "desk-series", "desk-pattern",
    "desk-standing-items", "desk-standing-item", "desk-change-meeting", "desk-move",
    "desk-cancel", "desk-postpone", "desk-reinstate", "desk-remove-meeting",
    "desk-publish", "desk-preview", "desk-preview-pdf", "desk-preview-full",
    "desk-meeting",
}  # fmt: skip
# Of an agenda that isn't out: also for the author of the item's report.
COMMITTEE_OR_AUTHOR = {
    "desk-agenda-item", "desk-item-documents", "desk-document",
    "desk-document-replace", "desk-document-remove", "desk-document-file",
}  # fmt: skip
# What was published with a private part: `test_in_full.py` says who reads it.
IN_FULL = {"desk-in-full"}
# Where a member of the committee reads what the public doesn't.
FOR_MEMBERS = {"desk-in-full GET", "document GET"}
SIGNS_OUT = {"account_logout", "usersessions_list"}
ENTITLED = {
    name: frozenset(roles.split())
    for names, roles in (
        (ANY_ACCOUNT, "member stranger author clerk other administrator"),
        (CLERKS, "clerk other"),
        (DESK, "clerk other administrator"),
        (ADMINISTRATORS, "administrator"),
        (COMMITTEE_OR_ADMINISTRATOR, "clerk administrator"),
        (COMMITTEE, "clerk"),
        (COMMITTEE_OR_AUTHOR, "clerk author"),
    )
    for name in names
}
# A page that is only read takes eight queries or fewer; these are to write in, or ask
# for a decision, each with what it may take.
WRITTEN_IN = {
    "desk-minute": 15, "desk-agenda-item": 14, "desk-attendance-add": 11,
    "desk-publish": 10,
}  # fmt: skip
# A page that takes only the other method says so to any clerk, there or not.
REFUSED = {404, 405}


@pytest.fixture
def clients(
    clerk: User,
    other_clerk: User,
    author: User,
    administrator: User,
    planning: Committee,
) -> dict[str, Client]:
    """One client a role; the stranger is a member of another committee."""
    found = {
        "nobody": Client(),
        "clerk": client_of(clerk),
        "other": client_of(other_clerk),
        "author": client_of(author),
        "administrator": client_of(administrator),
    }
    for role, committee in (
        ("member", planning),
        ("stranger", Committee.objects.get(slug="licensing")),
    ):
        user = an_account(role)
        user.member = Member.objects.create(uid=role, name=role, listed=True)
        user.save()
        Membership.objects.create(committee=committee, member=user.member)
        found[role] = client_of(user)
    return found


@pytest.fixture
def known(
    meeting: Meeting,
    clerk: User,
    second_clerk: User,
    author: User,
    add_item: Callable[..., AgendaItem],
) -> Known:
    """What the places of addresses are filled with: a meeting that isn't announced."""
    item = add_item(MARK, uid="item-uid", report_author=author)
    for text, by in (
        (f"<p>{MARK} one</p>", clerk),
        (f"<p>{MARK} two</p>", second_clerk),
    ):
        answer = save_side(
            item=item, side="minutes", draft=MinutesSide(minutes=text), base=0,
            now=NOON, by=by,
        )  # fmt: skip
    assert isinstance(answer, Clash)
    committee = meeting.committee
    paper = Document.objects.create(
        meeting=meeting, item=item, position=0, uid="paper-uid", title=MARK,
        filename=f"{MARK}.pdf", media_type="application/pdf", sha256="0" * 64, size=9,
    )  # fmt: skip
    path = files.path_of(paper.sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(MARK.encode())
    officer = Officer.objects.create(uid="officer-uid", name="Owain Price")
    member = Member.objects.create(uid="member-uid", name="Ann Price", listed=True)
    seat = Membership.objects.create(committee=committee, member=member)
    wording = StandingWording.objects.create(committee=committee, name="A", text=MARK)
    standing = StandingItem.objects.create(committee=committee, position=0, title=MARK)
    return {
        "uid": meeting.uid,
        "slug": committee.slug,
        "item": item.uid,
        "of item uid": item.uid,
        "issue uid": "no-issue",
        "member uid": member.uid,
        "officer uid": officer.uid,
        "document uid": paper.uid,
        "filename": paper.filename,
        "side": "minutes",
        "kind": "agenda",
        "number": 1,
        "version": answer.aside.pk,
        "pk": author.pk,
        "seat pk": seat.pk,
        "wording pk": wording.pk,
        "standing pk": standing.pk,
        "fingerprint": "none",
        "uidb36": "1",
        "key": "x-y",
    }


def status_of(client: Client, url: str) -> int:
    answer: Any = client.get(url)
    if answer.streaming:
        list(answer.streaming_content)  # a file is open until somebody has read it
    return int(answer.status_code)


def test_every_address_has_a_decision() -> None:
    decided = [set(ENTITLED), PUBLIC, OWN_ACCOUNT, NOT_THERE, IN_FULL]

    assert set(every_address()) == set().union(*decided)
    assert sum(map(len, decided)) == len(every_address())


@pytest.mark.parametrize("name", sorted(ENTITLED))
def test_who_gets_there(name: str, clients: dict[str, Client], known: Known) -> None:
    url = filled(name, every_address()[name], known)

    got = {role: status_of(client, url) for role, client in clients.items()}

    for role, status in got.items():
        if role in ENTITLED[name]:
            assert status in {200, 302, 405}, (role, status)
        else:
            refused = {302} if role == "nobody" else REFUSED
            assert status in refused, (role, status)


@pytest.mark.parametrize("name", sorted(ENTITLED))
def test_who_may_send_something(
    name: str, clients: dict[str, Client], known: Known
) -> None:
    url = filled(name, every_address()[name], known)

    for role in set(ROLES) - ENTITLED[name]:
        status = clients[role].post(url, {}).status_code
        refused = {302} if role == "nobody" else REFUSED
        assert status in refused, (role, status)


def test_signing_up_is_not_there(clients: dict[str, Client]) -> None:
    for client in clients.values():
        assert client.get("/accounts/signup/").status_code == 404


def said(client: Client, url: str, *, post: bool = False) -> str:
    """Everything that an answer says: its head too."""
    answer: Any = client.post(url, {}) if post else client.get(url)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return f"{answer.headers}{body.decode('utf-8', 'replace')}"


def everything_private(
    meeting: Meeting, item: AgendaItem, clerk: User, *, publish: bool = True
) -> None:
    """An exempt item with the mark wherever it can stand."""
    person = PersonRecord(name=f"{MARK} person")
    private = PrivateRecord(class_="exempt", paragraphs=(3,), open_title="A matter")
    save_side(
        item=item,
        side="agenda",
        draft=AgendaSide(
            title=MARK,
            kind="other",
            issue=IssueRecord(uid="mark-issue", title=MARK, reference=MARK),
            purpose=f"<p>{MARK}</p>",
            summary=f"<p>{MARK}</p>",
            recommendations=(RecommendationRecord(lead=MARK, parts=(MARK,)),),
            officer_contacts=(OfficerContactRecord(name=MARK, email=MARK),),
            background_papers=(BackgroundPaperRecord(title=MARK),),
            wards=(MARK,),
            private=private,
        ),
        base=item.revision,
        now=NOON,
        by=clerk,
    )
    save_side(
        item=item,
        side="minutes",
        draft=MinutesSide(
            minutes=f"<p>{MARK}</p>",
            declarations=(
                DeclarationRecord(member=person, kind="personal", nature=MARK),
            ),
            motions=(MotionRecord(text=MARK, mover=person),),
            votes=(VoteRecord(question=MARK, for_=1, against=0),),
            resolutions=(ResolutionRecord(text=MARK, outcome="agreed"),),
            follow_ups=(FollowUpDraft(text=MARK, owner=MARK),),
        ),
        base=revision_of(item, "minutes"),
        now=NOON,
        by=clerk,
    )
    for action in (publish_notice, publish_agenda, publish_minutes):
        if publish:
            action(meeting=meeting, now=NOON, by=clerk)


@pytest.mark.parametrize("published", [False, True], ids=["draft", "published"])
def test_what_is_private_is_nowhere_else(
    clients: dict[str, Client], known: Known, clerk: User, *, published: bool
) -> None:
    """A1 and A2 over the whole list of addresses: a draft, and an exempt item."""
    meeting = Meeting.objects.get(uid=known["uid"])
    item = AgendaItem.objects.get(uid=known["item"])
    if published:
        AgendaItem.objects.filter(pk=item.pk).update(report_author=None)
        everything_private(meeting, item, clerk)
        known["issue uid"] = "mark-issue"
    urls = {
        name: filled(name, places, known) for name, places in every_address().items()
    }
    # A file's own name stands in the address that is asked for, and in no answer.
    urls["document"] = urls["document"].replace(MARK, "x")
    urls["desk-document-file"] = urls["desk-document-file"].replace(MARK, "x")
    told = {
        role: [
            f"{name} {'POST' if post else 'GET'}"
            for name, url in urls.items()
            for post in (False, True)
            if not (post and name in SIGNS_OUT) and MARK in said(client, url, post=post)
        ]
        for role, client in clients.items()
        if role not in {"clerk", "author"}
    }

    # All were signed in to the end, but whose account the administrator has closed.
    signed_in = {role for role in clients if status_of(clients[role], "/desk/") == 200}
    assert signed_in == set(ROLES) - {"nobody", "author"}
    assert set(told.pop("member")) == (FOR_MEMBERS if published else set())
    assert not any(told.values()), told
    assert MARK in said(clients["clerk"], urls["desk-minute"])
    assert Issue.objects.filter(title=MARK).exists() is published


@pytest.mark.parametrize("name", sorted(ENTITLED.keys() - ANY_ACCOUNT))
def test_not_allowed_and_never_there_look_the_same(
    name: str, clients: dict[str, Client], known: Known
) -> None:
    places = every_address()[name]
    never = {
        place: 999_999 if isinstance(value, int) else "never"
        for place, value in known.items()
    }
    never |= {key: known[key] for key in ("side", "kind", "number")}
    stranger = clients["stranger"]

    there, nowhere = (
        stranger.get(filled(name, places, each)) for each in (known, never)
    )

    assert there.status_code == nowhere.status_code
    assert there.status_code in REFUSED
    assert there.content == nowhere.content


def another_item(meeting: Meeting, clerk: User) -> None:
    """An item with everything that has rows of its own; each third one is exempt."""
    n = meeting.items.count()
    item = AgendaItem.objects.create(
        meeting=meeting, uid=f"item-{n}", number=str(n + 1), position=n, title="Matter"
    )
    everything_private(meeting, item, clerk, publish=False)
    if n % 3:
        AgendaItem.objects.filter(pk=item.pk).update(private_class="", open_title="")
    Document.objects.create(meeting=meeting, item=item, position=n, sha256="0" * 64)


def test_queries_don_t_grow_with_the_items(
    clients: dict[str, Client], known: Known, clerk: User
) -> None:
    meeting = Meeting.objects.get(uid=known["uid"])
    counts: dict[str, list[int]] = {name: [] for name in ENTITLED}
    for items in (5, 25):
        while meeting.items.count() < items:
            another_item(meeting, clerk)
        for name, found in counts.items():
            url = filled(name, every_address()[name], known)
            client = clients["clerk" if "clerk" in ENTITLED[name] else "administrator"]
            status_of(client, url)
            with CaptureQueriesContext(connection) as queries:
                status_of(client, url)
            found.append(len(queries))

    grown = {name: found for name, found in counts.items() if found[0] != found[1]}
    many = {name: n for name, (n, _) in counts.items() if n > WRITTEN_IN.get(name, 8)}
    assert (grown, many) == ({}, {})
