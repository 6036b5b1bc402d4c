"""allauth's forms about second factors, in our look and words."""

from __future__ import annotations

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm

from committees.forms import DeskForm

CODE = (
    "Code",
    "The six figures that your app shows now, or one of your recovery codes.",
    "Type the code.",
)
KEY_NAME = ("Name of this key", "Such as “Work laptop”.", "Give the key a name.")


class CodeForm(DeskForm, AuthenticateForm):
    words = {"code": CODE}


class CodeAgainForm(DeskForm, ReauthenticateForm):
    words = {"code": CODE}


class AppForm(DeskForm, ActivateTOTPForm):
    words = {
        "code": ("Code", "The six figures that your app shows now.", "Type the code.")
    }


class KeyForm(DeskForm, AddWebAuthnForm):
    words = {
        "name": KEY_NAME,
        "passwordless": (
            "Sign in with this key alone, without a password",
            "It is then a passkey, and asks for your finger, face or PIN.",
            "",
        ),
    }


class KeyNameForm(DeskForm, EditWebAuthnForm):
    words = {"name": KEY_NAME}
