"""The product as it is served, and one view more, which does nothing.

It goes through the same middleware as every page, and says nothing of keeping it.
"""

from importlib import import_module

from django.conf import settings
from django.http import HttpResponse
from django.urls import path

application = import_module("config.wsgi").application

urls = import_module(settings.ROOT_URLCONF)
urls.urlpatterns.insert(0, path("empty", lambda _request: HttpResponse(b"")))
