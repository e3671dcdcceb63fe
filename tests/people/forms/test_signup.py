"""Joining."""

import re
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from ensemble.people.models import Member

pytestmark = pytest.mark.django_db

JOIN = "/accounts/signup/"
DEE = {"name": "Dee", "email": "Dee@Example.org", "password1": "dee hums all day long"}
DEE |= {"birth_year": "1980", "time_zone": "Europe/Lisbon"}


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


def join(client: Client, **changes: str) -> Any:
    return client.post(JOIN, DEE | changes, headers={"Accept-Language": "pt-PT,de;q=0.5"})


def test_a_new_member_is_in_and_asked_for_crafts(client: Client) -> None:
    answer = join(client)
    assert answer.headers["Location"] == "/people/settings/crafts/?next=%2Fjump-in%2F"
    dee = Member.objects.get()
    assert (dee.email, dee.name, dee.birth_year) == ("dee@example.org", "Dee", 1980)
    assert (dee.time_zone, dee.languages) == ("Europe/Lisbon", ["pt", "de"])
    assert client.session["_auth_user_id"] == str(dee.pk)
    assert "argon2" in dee.password


def test_the_first_one_keeps_the_place(client: Client) -> None:
    join(client)
    join(Client(), email="eli@example.org", name="Eli")
    assert [member.is_moderator for member in Member.objects.order_by("id")] == [True, False]


def test_one_comes_back_to_what_one_was_doing(client: Client) -> None:
    page = client.get(JOIN, {"next": "/pieces/abc/build"}).content.decode()
    assert 'name="next" value="/pieces/abc/build"' in page
    answer = join(client, next="/pieces/abc/build")
    assert answer.headers["Location"] == "/pieces/abc/build"


def test_nobody_is_sent_elsewhere(client: Client) -> None:
    answer = join(client, next="https://elsewhere.example/")
    assert "elsewhere" not in answer.headers["Location"]
    page = client.get("/people/settings/crafts/", {"next": "//elsewhere.example/"})
    assert b"elsewhere" not in page.content


def test_the_question_of_age_gives_no_hint(client: Client) -> None:
    page = client.get(JOIN).content.decode()
    assert "In which year were you born?" in page
    words = re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main")])
    assert not re.search(r"\b13\b|\bage\b|old enough|thirteen", words)


def test_who_is_too_young_is_refused_kindly_and_stays_refused(client: Client) -> None:
    young = str(timezone.now().year - 12)
    page = client.post(JOIN, DEE | {"birth_year": young}, follow=True)
    assert b"Thank you for wanting to join" in page.content
    again = client.post(JOIN, DEE)
    assert b"Thank you for wanting to join" in again.content
    assert not Member.objects.exists()


def test_who_may_still_be_a_day_too_young_is_refused(client: Client) -> None:
    join(client, birth_year=str(timezone.now().year - 13))
    assert not Member.objects.exists()


def test_the_age_is_a_setting(client: Client, settings: Settings) -> None:
    settings.MINIMUM_AGE = 16
    join(client, birth_year=str(timezone.now().year - 15))
    assert not Member.objects.exists()
    join(Client(), birth_year=str(timezone.now().year - 17))
    assert Member.objects.exists()


@pytest.mark.parametrize("year", ["80", "1066", "next year", "2999"])
def test_a_year_must_be_a_year(client: Client, year: str) -> None:
    page = join(client, birth_year=year)
    assert page.status_code == 200
    assert b"All you wrote is kept" in page.content
    assert b"Dee@Example.org" in page.content


def test_a_bot_that_fills_every_field_gets_an_answer_and_no_account(client: Client) -> None:
    answer = join(client, website="https://spam.example")
    assert answer.headers["Location"] == "/accounts/confirm-email/"
    assert not Member.objects.exists()


@pytest.mark.parametrize("word", ["short", "password123", "dee@example.org"])
def test_weak_passwords_are_refused(client: Client, word: str) -> None:
    assert join(client, password1=word).status_code == 200
    assert not Member.objects.exists()


def test_a_made_up_time_zone_is_ignored(client: Client) -> None:
    join(client, time_zone="../../etc/passwd")
    assert Member.objects.get().time_zone == "UTC"


def test_nobody_becomes_more_than_a_member_by_adding_fields(client: Client, ada: Member) -> None:
    join(client, is_superuser="on", is_staff="on", moderates_since="2020-01-01", is_demo="on")
    dee = Member.objects.get(name="Dee")
    powers = [dee.is_superuser, dee.is_staff, dee.is_moderator, dee.is_demo]
    assert not any(powers)


def test_known_and_unknown_addresses_get_the_same_answer(
    client: Client, ada: Member, settings: Settings
) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    new, known = join(client), join(Client(), email="ADA@example.org")
    assert (new.status_code, new.headers["Location"]) == (
        known.status_code,
        known.headers["Location"],
    )
    assert [letter.to for letter in mail.outbox] == [["dee@example.org"], ["ada@example.org"]]
    assert Member.objects.filter(email="ada@example.org").count() == 1


def test_a_confirmed_address_opens_the_door(client: Client, settings: Settings) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    join(client, next="/board-of-mine")
    assert "_auth_user_id" not in client.session
    link = re.search(r"https?://testserver(\S+)", str(mail.outbox[0].body))
    assert link
    assert b"dee@example.org" in client.get(link[1]).content
    answer = client.post(link[1])
    assert "_auth_user_id" in client.session
    assert answer.headers["Location"] == "/board-of-mine"


def test_a_friend_with_a_known_address_is_told_to_sign_in(client: Client, ada: Member) -> None:
    page = join(client, email="ada@example.org")
    assert b"There is an account with this address already" in page.content
