"""The demonstration's sign-ins: there with the demonstration, and only there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from django.core.management import call_command

from committees.models import Committee, Member, User
from meetings.models import AgendaItem, Meeting
from opendata.demo import people, programme
from opendata.demo.signins import PASSWORD, SIGN_INS, make_sign_ins, open_sign_ins

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def _made() -> None:
    Member.objects.create(uid=people.PRYDDERCH.uid, name=people.PRYDDERCH.name)
    make_sign_ins()


@pytest.mark.usefixtures("_made")
@pytest.mark.parametrize("sign_in", SIGN_INS, ids=lambda each: each.what)
def test_each_signs_in_and_begins_at_the_desk(client: Client, sign_in: object) -> None:
    email = getattr(sign_in, "email", "")

    answer = client.post(
        "/accounts/login/", {"login": email, "password": PASSWORD}, follow=True
    )

    assert answer.redirect_chain[-1][0] == "/desk/"
    assert "Due next" in answer.content.decode()


def test_the_report_author_has_a_report_to_write(
    client: Client,
) -> None:
    planning = Committee.objects.create(slug="planning", name="Planning Committee")
    Meeting.objects.create(
        uid=programme.PLANNING_MOVED.uid, committee=planning, date=date(2027, 4, 7)
    )
    Member.objects.create(uid=people.PRYDDERCH.uid, name=people.PRYDDERCH.name)
    make_sign_ins()
    client.force_login(User.objects.get(name=people.TREHARNE.name))

    item = AgendaItem.objects.get()
    page = client.get(f"/desk/meetings/{item.meeting.uid}/agenda/{item.uid}/")

    assert page.status_code == 200


@pytest.mark.usefixtures("_made")
def test_a_password_that_was_changed_is_not_told() -> None:
    assert len(open_sign_ins()) == len(SIGN_INS)
    user = User.objects.get(email=SIGN_INS[0].email)
    user.set_password("another-one-2027")
    user.save()
    User.objects.filter(email=SIGN_INS[1].email).update(is_active=False)

    assert open_sign_ins() == list(SIGN_INS[2:])


def test_a_council_of_its_own_has_none() -> None:
    call_command("migrate", verbosity=0)

    assert not User.objects.exists()
    assert open_sign_ins() == []
