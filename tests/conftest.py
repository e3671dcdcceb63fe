"""The cast: ada founds, ben joins, cy is a stranger."""

import django

from tests import place

# Before anything imports a model: the settings are read then.
place.prepare()
django.setup()

from collections.abc import Callable  # noqa: E402

import pytest  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.test import Client  # noqa: E402

from ensemble.people.models import Member  # noqa: E402


def person(name: str) -> Member:
    """Return a grown-up member whose password is `<name> likes to make things`."""
    address, word = f"{name.lower()}@example.org", f"{name.lower()} likes to make things"
    facts = {"name": name, "birth_year": 1990}
    return get_user_model().objects.create_user(address, word, **facts)


ClientOf = Callable[[Member | None], Client]


@pytest.fixture
def ada(db: None) -> Member:
    """The founder."""
    return person("Ada")


@pytest.fixture
def ben(db: None) -> Member:
    """A member who joins in."""
    return person("Ben")


@pytest.fixture
def cy(db: None) -> Member:
    """A stranger with an account."""
    return person("Cy")


@pytest.fixture
def client_of() -> ClientOf:
    """Return a signed-in browser of a member, or an anonymous one for None."""

    def open_client(member: Member | None) -> Client:
        client = Client()
        if member is not None:
            client.force_login(member, "django.contrib.auth.backends.ModelBackend")
        return client

    return open_client
