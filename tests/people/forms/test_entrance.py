"""Coming in, and getting a new password."""

import re
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from ensemble.people.models import Member
from tests.conftest import ClientOf

SIGN_IN, RESET = "/accounts/login/", "/accounts/password/reset/"
ADA = {"login": "ada@example.org", "password": "ada likes to make things"}


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


def test_the_right_words_open_the_door(client: Client, ada: Member) -> None:
    answer = client.post(SIGN_IN, ADA | {"login": "ADA@Example.org", "next": "/pieces/x"})
    assert answer.headers["Location"] == "/pieces/x"
    assert client.session["_auth_user_id"] == str(ada.pk)


def test_the_session_is_a_new_one(client: Client, ada: Member) -> None:
    client.get("/accounts/signup/")
    session = client.session
    session["seen"] = True
    session.save()
    client.cookies["sessionid"] = before = session.session_key or ""
    client.post(SIGN_IN, ADA)
    assert client.session.session_key != before


def test_wrong_words_say_the_same_for_known_and_unknown(client: Client, ada: Member) -> None:
    known = client.post(SIGN_IN, ADA | {"password": "something else entirely"})
    unknown = client.post(SIGN_IN, {"login": "eve@example.org", "password": "something else"})
    said = b"This e-mail address and password don&#39;t go together."
    assert said in known.content
    assert said in unknown.content


def test_guessing_is_slowed_down_whatever_the_letters_and_headers(
    client: Client, ada: Member
) -> None:
    def knock(n: int) -> Any:
        address = "ada@example.org".upper() if n % 2 else "ada@example.org"
        headers = {"X-Forwarded-For": f"10.0.0.{n}"}
        return client.post(SIGN_IN, {"login": address, "password": f"guess {n}"}, headers=headers)

    pages = [knock(n).content for n in range(7)]
    assert b"Too many tries" not in pages[0]
    assert b"Too many tries" in pages[-1]
    assert b"Too many tries" in client.post(SIGN_IN, ADA).content


def test_a_member_who_left_does_not_come_in(client: Client, ada: Member) -> None:
    Member.objects.filter(pk=ada.pk).update(is_active=False)
    client.post(SIGN_IN, ADA)
    assert "_auth_user_id" not in client.session


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(
    client: Client, ada: Member
) -> None:
    client.post(RESET, {"email": "ada@example.org"})
    link = re.search(r"https?://testserver(\S+)", str(mail.outbox[0].body))
    assert link
    form = client.get(link[1]).headers["Location"]
    assert b"Choose a new password" in client.get(form).content
    words = {"password1": "ada drums at night", "password2": "ada drums at night"}
    client.post(form, words)
    ada.refresh_from_db()
    assert ada.check_password("ada drums at night")
    assert b"This link is used up" in Client().get(link[1]).content


def test_asking_for_a_new_password_says_the_same_to_everybody(client: Client, ada: Member) -> None:
    known = client.post(RESET, {"email": "ada@example.org"}, follow=True)
    unknown = client.post(RESET, {"email": "eve@example.org"}, follow=True)
    assert known.redirect_chain == unknown.redirect_chain
    assert len(mail.outbox) == 2


def test_a_new_address_says_yes_itself_and_the_old_one_is_told(
    ada: Member, client_of: ClientOf
) -> None:
    client = client_of(None)
    client.post(SIGN_IN, ADA)
    asked = client.post("/accounts/email/", {"email": "new@example.org", "action_add": "yes"})
    client.post(asked.headers["Location"], {"password": ADA["password"]})
    ada.refresh_from_db()
    assert ada.email == "ada@example.org"
    letter = next(letter for letter in mail.outbox if letter.to == ["new@example.org"])
    link = re.search(r"https?://testserver(\S+)", str(letter.body))
    assert link
    client.post(link[1])
    ada.refresh_from_db()
    assert ada.email == "new@example.org"
    assert ["ada@example.org"] in [letter.to for letter in mail.outbox]


def test_who_can_come_in_changes_only_after_the_password(ada: Member, client_of: ClientOf) -> None:
    client = client_of(ada)  # Signed in long ago: no password was written in this session.
    answer = client.get(reverse("mfa_add_webauthn"))
    assert answer.headers["Location"].startswith("/accounts/reauthenticate/")
    page = client.post(answer.headers["Location"], {"password": ADA["password"]}, follow=True)
    assert b"Add a passkey" in page.content
    assert b"people-passkey" in page.content


def test_an_address_of_somebody_else_changes_nothing(
    ada: Member, ben: Member, client_of: ClientOf
) -> None:
    client = client_of(None)
    client.post(SIGN_IN, ADA)
    asked = client.post("/accounts/email/", {"email": ben.email, "action_add": "yes"})
    page = client.post(asked.headers["Location"], {"password": ADA["password"]}, follow=True)
    assert b"We sent a link to ben@example.org" in page.content
    assert [letter.to for letter in mail.outbox] == [["ben@example.org"]]
    assert "confirm-email" not in str(mail.outbox[0].body)


def test_letters_are_plain_and_in_our_words(client: Client, ada: Member) -> None:
    Member.objects.filter(pk=ada.pk).update(name="Ada & <Co>")
    client.post(RESET, {"email": ada.email})
    client.post(RESET, {"email": "eve@example.org"})
    client_in = Client()
    client_in.post(SIGN_IN, ADA)
    asked = client_in.post("/accounts/email/", {"email": "new@example.org", "action_add": "yes"})
    client_in.post(asked.headers["Location"], {"password": ADA["password"]})
    said = [(letter.subject, str(letter.body)) for letter in mail.outbox]
    assert [subject for subject, _ in said] == [
        "A new password for Ensemble",
        "No account at Ensemble",
        "Confirm your address for Ensemble",
    ]
    assert said[2][1].startswith("Hello Ada & <Co>,")
    assert not any("&amp;" in body or "&#" in body for _, body in said)
