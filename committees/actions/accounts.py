"""Accounts: invited, given roles, closed and opened again. None is ever deleted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from committees.actions import PeopleError
from committees.logbook import write_log
from committees.models import Role, RoleName, User

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from committees.models import Committee, Member, Officer

# What an account may do, and for which committee; None: for every one.
Post: TypeAlias = "tuple[RoleName, Committee | None]"


@transaction.atomic
def invite(
    *,
    email: str,
    name: str,
    posts: Iterable[Post],
    member: Member | None,
    officer: Officer | None,
    site: str,
    now: datetime,
    by: User | None,
) -> User:
    """Make an account that has no password, and send the link to choose one.

    `site` is the address before the link's path. The account is of no use until then.
    """
    user = User(email=_email(email), name=name, member=member, officer=officer)
    user.set_unusable_password()
    _check(user)
    user.save()
    for role, committee in posts:
        Role.objects.create(user=user, name=role, committee=committee)
    _log(user, "invited", now, by, ["email", "name", "roles"])
    _send(user, site, now)
    return user


@transaction.atomic
def invite_again(*, user: User, site: str, now: datetime, by: User) -> None:
    """Send a new link; the earlier one no longer works."""
    locked = User.objects.select_for_update().get(pk=user.pk)
    if not locked.is_active:
        raise PeopleError("This account is closed. Open it before you invite again.")
    if locked.has_usable_password():
        raise PeopleError(f"{locked.name} has a password already, and needs no link.")
    locked.set_unusable_password()
    locked.save(update_fields=["password"])
    _log(locked, "invited again", now, by)
    _send(locked, site, now)


@transaction.atomic
def change_account(
    *,
    user: User,
    email: str,
    name: str,
    posts: Iterable[Post],
    member: Member | None,
    officer: Officer | None,
    now: datetime,
    by: User,
) -> None:
    """Give an account these roles and no others, and put right who it is."""
    administrators = _locked_administrators()
    locked = User.objects.select_for_update().get(pk=user.pk)
    wanted = {(role, committee.pk if committee else None) for role, committee in posts}
    if (RoleName.ADMINISTRATOR, None) not in wanted:
        _leave_an_administrator(locked, administrators)
    given = {
        "email": _email(email),
        "name": name,
        "member": member,
        "officer": officer,
    }
    changed = [
        field for field, value in given.items() if getattr(locked, field) != value
    ]
    for field in changed:
        setattr(locked, field, given[field])
    _check(locked)
    locked.save()
    if "email" in changed:
        # allauth remembers each that it has seen, takes it for signing in, and sends a
        # link to choose a password there.
        EmailAddress.objects.filter(user=locked).delete()
    rows = {(row.name, row.committee_id): row for row in locked.roles.all()}
    for post in rows.keys() - wanted:
        rows[post].delete()
    for role, committee in wanted - rows.keys():
        Role.objects.create(user=locked, name=role, committee_id=committee)
    if rows.keys() != wanted:
        changed.append("roles")
    if changed:
        _log(locked, "changed", now, by, changed)


@transaction.atomic
def deactivate(*, user: User, now: datetime, by: User) -> None:
    """Close an account: nobody signs in with it, and who is signed in no longer is."""
    administrators = _locked_administrators()
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked == by:
        raise PeopleError(
            "You can’t close your own account. Ask another administrator."
        )
    if not locked.is_active:
        return
    _leave_an_administrator(locked, administrators)
    locked.is_active = False
    locked.save(update_fields=["is_active"])
    for session in UserSession.objects.filter(user=locked):
        session.end()
    _log(locked, "closed", now, by)


@transaction.atomic
def reactivate(*, user: User, now: datetime, by: User) -> None:
    locked = User.objects.select_for_update().get(pk=user.pk)
    if locked.is_active:
        return
    locked.is_active = True
    locked.save(update_fields=["is_active"])
    _log(locked, "opened again", now, by)


def password_path(user: User) -> str:
    """The path of the link with which somebody chooses a password, once."""
    key: str = default_token_generator.make_token(user)
    where = {"uidb36": user_pk_to_url_str(user), "key": key}
    return reverse("account_reset_password_from_key", kwargs=where)


def _email(email: str) -> str:
    return User.objects.normalize_email(email).strip().lower()


def _check(user: User) -> None:
    try:
        user.full_clean(exclude=["password"])
    except ValidationError as error:
        if "member" in error.message_dict or "officer" in error.message_dict:
            says = "Somebody else’s account is that member’s or officer’s already."
        elif User.objects.filter(email=user.email).exclude(pk=user.pk).exists():
            says = "There is an account with that e-mail already."
        else:
            says = " ".join(error.messages)
        raise PeopleError(says) from error


def _locked_administrators() -> list[User]:
    """Those who can sign in as one; nobody else changes them meanwhile."""
    roles = Role.objects.filter(name=RoleName.ADMINISTRATOR).order_by("pk")
    list(roles.select_for_update())
    # Asked only now: what was changed while we waited counts.
    rows = User.objects.filter(roles__name=RoleName.ADMINISTRATOR, is_active=True)
    return list(rows)


def _leave_an_administrator(user: User, administrators: list[User]) -> None:
    if administrators == [user]:
        raise PeopleError(
            f"{user.name} is the only administrator. Make somebody else one first."
        )


def _send(user: User, site: str, now: datetime) -> None:
    days = settings.PASSWORD_RESET_TIMEOUT // 86400
    context = {
        "name": user.name,
        "council": settings.COUNCIL_NAME,
        "link": site + password_path(user),
        "sign_in": site + reverse("account_login"),
        "days": days,
    }
    send = partial(
        send_mail,
        subject=f"Your account for the minutes of {settings.COUNCIL_NAME}",
        message=render_to_string("account/email/invitation.txt", context),
        from_email=None,
        recipient_list=[user.email],
    )
    transaction.on_commit(send)


def _log(
    user: User, what: str, now: datetime, by: User | None, fields: Iterable[str] = ()
) -> None:
    write_log(
        now=now, by=by, what=what, kind="account", uid=str(user.pk), fields=fields
    )
