"""An account that has a password, and a client for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache

from committees.models import Role, RoleName, User

if TYPE_CHECKING:
    from collections.abc import Iterator

THREE_WORDS = "kettle-orbit-heron"


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet(db: None) -> Iterator[None]:
    yield
    cache.clear()


@pytest.fixture
def ruth(db: None) -> User:
    return make_ruth()


def make_ruth() -> User:
    return User.objects.create_user(
        email="ruth@harrowdale.example", name="Ruth Ansdell", password=THREE_WORDS
    )


@pytest.fixture
def ada(db: None) -> User:
    """An administrator."""
    user = User.objects.create_user(
        email="ada@harrowdale.example", name="Ada Lunn", password=THREE_WORDS
    )
    Role.objects.create(user=user, name=RoleName.ADMINISTRATOR)
    return user
