"""allauth's forms about passwords, in our look and words."""

from __future__ import annotations

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)

from committees.forms import DeskForm

HOW_LONG = "12 letters or more. Three words that have nothing to do with each other do."
AGAIN = "The new password once more"


class SignInForm(DeskForm, LoginForm):
    words = {
        "login": ("E-mail", "", "Type your e-mail."),
        "password": ("Password", "", "Type your password."),
    }


class PasswordChangeForm(DeskForm, ChangePasswordForm):
    words = {
        "oldpassword": ("Present password", "", "Type your present password."),
        "password1": ("New password", HOW_LONG, "Type the new password."),
        "password2": (AGAIN, "", "Type the new password once more."),
    }


class ForgottenForm(DeskForm, ResetPasswordForm):
    words = {"email": ("E-mail", "", "Type your e-mail.")}


class FirstPasswordForm(DeskForm, ResetPasswordKeyForm):
    words = {
        "password1": ("New password", HOW_LONG, "Type the new password."),
        "password2": (AGAIN, "", "Type the new password once more."),
    }


class PasswordAgainForm(DeskForm, ReauthenticateForm):
    words = {"password": ("Password", "", "Type your password.")}
