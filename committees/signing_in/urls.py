"""Everything about signing in that answers; the names are allauth's.

Left out, and so 404: signing up, several e-mails an account, sign-in by e-mailed code,
accounts elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as keys
from allauth.socialaccount import views as elsewhere
from allauth.socialaccount.providers.openid_connect import views as council
from allauth.usersessions import views as sessions
from django.conf import settings
from django.urls import path, re_path

from committees.signing_in import views

if TYPE_CHECKING:
    from django.urls import URLPattern

RESET_LINK = r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$"


def councils_own() -> list[URLPattern]:
    """The council's own sign-in service."""
    return [
        path(
            "council/login/",
            council.login,
            {"provider_id": "council"},
            name="openid_connect_login",
        ),
        path(
            "council/login/callback/",
            council.callback,
            {"provider_id": "council"},
            name="openid_connect_callback",
        ),
        path(
            "council/cancelled/",
            elsewhere.login_cancelled,
            name="socialaccount_login_cancelled",
        ),
        path("council/error/", elsewhere.login_error, name="socialaccount_login_error"),
    ]


urlpatterns = [
    path("", views.account, name="desk-account"),
    path("signed-in/", views.back_at_work, name="signed-in"),
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("password/first/", views.first_password, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path(
        "password/reset/sent/",
        account.PasswordResetDoneView.as_view(
            extra_context={"link_days": settings.PASSWORD_RESET_TIMEOUT // 86400}
        ),
        name="account_reset_password_done",
    ),
    re_path(
        RESET_LINK,
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("sessions/", sessions.list_usersessions, name="usersessions_list"),
    path("2fa/", factors.index, name="mfa_index"),
    path("2fa/code/", factors.authenticate, name="mfa_authenticate"),
    path("2fa/again/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("2fa/app/", views.authenticator_app, name="mfa_activate_totp"),
    path("2fa/app/remove/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("2fa/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "2fa/codes/new/",
        codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "2fa/codes/file/",
        codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("2fa/keys/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("2fa/keys/add/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("2fa/keys/login/", keys.login_webauthn, name="mfa_login_webauthn"),
    path(
        "2fa/keys/again/",
        keys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("2fa/keys/<int:pk>/edit/", keys.edit_webauthn, name="mfa_edit_webauthn"),
    path("2fa/keys/<int:pk>/remove/", keys.remove_webauthn, name="mfa_remove_webauthn"),
    path("signup/", views.not_here, name="account_signup"),
]
if all(settings.OIDC.values()):
    urlpatterns += councils_own()
