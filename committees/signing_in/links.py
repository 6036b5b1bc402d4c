"""The links with which somebody chooses a password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.forms import EmailAwarePasswordResetTokenGenerator

if TYPE_CHECKING:
    from committees.models import User


class PasswordLinks(EmailAwarePasswordResetTokenGenerator):
    """Nobody chooses the password of a closed account: it would be good when the
    account is opened again."""

    def check_token(self, user: User | None, token: str | None) -> bool:
        is_open = user is not None and user.is_active
        return is_open and bool(super().check_token(user, token))
