"""The cast: ada founds, ben joins, cy is a stranger."""

import django

from tests import place

# Before anything imports a model: the settings are read then.
place.prepare()
django.setup()

import secrets  # noqa: E402
from collections.abc import Callable, Iterator  # noqa: E402
from functools import cache  # noqa: E402
from pathlib import Path  # noqa: E402

import pytest  # noqa: E402
from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.auth.hashers import make_password  # noqa: E402
from django.test import Client  # noqa: E402
from playwright.sync_api import Browser, BrowserContext, Page  # noqa: E402
from pytest_django import Settings  # noqa: E402

from ensemble.people.models import Member  # noqa: E402
from tests import live  # noqa: E402
from tests.browser import new_profile, open_browser  # noqa: E402


def person(name: str) -> Member:
    """Return a grown-up member whose password is `<name> likes to make things`."""
    address, word = f"{name.lower()}@example.org", f"{name.lower()} likes to make things"
    member = get_user_model().objects.create_user(address, None, name=name, birth_year=1990)
    member.password = hashed(word)
    member.save(update_fields=["password"])
    return member


@cache
def hashed(word: str) -> str:
    """Return a password as it is kept. That is slow on purpose, so each is hashed once a run."""
    return make_password(word)


ClientOf = Callable[[Member | None], Client]


@pytest.fixture(autouse=True)
def own_files(settings: Settings) -> None:
    """Files are named after their content: a test that spoils one must not spoil another's."""
    settings.MEDIA_ROOT = settings.VAR / "files" / secrets.token_hex(6)


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


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Leave the database to go with its folder: a served place may still hold connections."""
    return True


@pytest.fixture
def cookie_of() -> Callable[[Member], dict[str, str]]:
    """Return the cookies of a signed-in browser, for requests that bypass Django's client."""

    def cookies(member: Member) -> dict[str, str]:
        client = Client()
        client.force_login(member, "django.contrib.auth.backends.ModelBackend")
        return {"sessionid": client.cookies["sessionid"].value}

    return cookies


@pytest.fixture
def served(transactional_db: None) -> Iterator[str]:
    """The address of a server in a thread, over the test's own database."""
    with live.in_a_thread() as address:
        yield address


@pytest.fixture
def live_place(tmp_path: Path) -> Iterator[live.Place]:
    """An open place: real processes, a folder and a database of its own."""
    with place.new_database() as database:
        open_place = live.Place(tmp_path, place.free_port(), database)
        open_place.open()
        try:
            yield open_place
        finally:
            open_place.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser, one for each test process."""
    with open_browser() as opened:
        yield opened


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh browser profile at 1280 pixels."""
    with new_profile(browser, viewport={"width": 1280, "height": 800}) as fresh:
        yield fresh


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty page of a fresh profile."""
    return context.new_page()
