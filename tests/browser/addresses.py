"""The addresses of the project, and that of a form: no public page takes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import include, path

if TYPE_CHECKING:
    from django.http import HttpRequest


def form(request: HttpRequest) -> HttpResponse:
    return HttpResponse("taken")


urlpatterns = [path("a-form/", form), path("", include("config.urls"))]
