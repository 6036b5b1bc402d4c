"""Where allauth asks what this council wants."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.core.cache import cache
from django.core.exceptions import ValidationError

from committees.models import User

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialLogin
    from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator alone."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail or the password is not right. Type both"
        " again, or choose a new password.",
        "enter_current_password": "That is not your present password. Type it again.",
        "incorrect_password": "That is not your password. Type it again.",
        "incorrect_code": "That code is not right. Type the one shown now.",
        "too_many_login_attempts": "Too many wrong tries. Try again in 5 minutes.",
        "rate_limited": "Too many wrong tries. Try again in 5 minutes.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            key = self._get_login_attempts_cache_key(request, **credentials)
            minutes = math.ceil(_seconds_left(request, key) / 60)
            wait = f"{minutes} minutes" if minutes > 1 else "a minute"
            says = f"Too many wrong passwords. Try again in {wait}."
            raise ValidationError(says, code="too_many_login_attempts") from error


class FactorsAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That code is not right. Type the one that is shown now.",
    }


class CouncilsOwnAdapter(DefaultSocialAccountAdapter):
    """The council's own service may say who somebody is, not that they may come in."""

    def is_open_for_signup(
        self, request: HttpRequest, sociallogin: SocialLogin
    ) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the account that has the e-mail which the service has verified."""
        verified = [each.email for each in sociallogin.email_addresses if each.verified]
        for email in verified:
            user = User.objects.filter(email=email.lower()).first()
            if user:
                sociallogin.user = user
                return


def _seconds_left(request: HttpRequest, key: str) -> float:
    """Until a password of this account may be tried again from there."""
    app, action = "allauth.account", "login_failed"
    left = [60.0]
    for rate in ratelimit.get_rates(app=app, action=action):
        kept = ratelimit.get_cache_key(
            request, app=app, action=action, rate=rate, key=key
        )
        tries: list[float] = cache.get(kept, [])
        if len(tries) >= rate.amount:
            left.append(tries[-1] + rate.duration - time.time())
    return max(left)
