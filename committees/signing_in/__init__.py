"""Signing in: django-allauth as this council uses it. Nobody signs up; only what is
listed in `urls` answers."""
