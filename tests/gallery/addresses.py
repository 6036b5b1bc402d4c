"""The addresses of the project, and those of the pages to which only the answer of a
council's own sign-in service leads, and there is none here."""

from __future__ import annotations

from django.urls import include, path
from django.views.generic import TemplateView

ELSEWHERE = (
    "account/signup_closed.html",
    "socialaccount/authentication_error.html",
    "socialaccount/login_cancelled.html",
)
urlpatterns = [
    *(
        path(f"accounts/{name}", TemplateView.as_view(template_name=name))
        for name in ELSEWHERE
    ),
    path("", include("config.urls")),
]
