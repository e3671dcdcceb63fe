"""Pages that depend on who is asking are kept by nobody."""

from collections.abc import Callable

import pytest
from django.test import Client

from ensemble.people.models import Member

pytestmark = pytest.mark.django_db


def test_a_strangers_page_may_be_shown_to_the_next_stranger() -> None:
    assert "public" in Client().get("/design/")["Cache-Control"]


def test_a_members_page_is_kept_by_nobody(
    ada: Member, client_of: Callable[[Member], Client]
) -> None:
    assert client_of(ada).get("/design/")["Cache-Control"] == "private, no-store"


def test_a_page_with_any_cookie_in_or_out_is_kept_by_nobody() -> None:
    client = Client()
    client.cookies["theme"] = "dark"
    assert client.get("/design/")["Cache-Control"] == "private, no-store"
    answer = Client().get("/accounts/login/")
    assert answer.cookies
    assert "no-store" in answer["Cache-Control"]


def test_every_page_says_what_may_run() -> None:
    answer = Client().get("/design/")
    policy = answer["Content-Security-Policy"]
    # The directives come in any order.
    assert "script-src 'self' 'wasm-unsafe-eval'" in policy.split("; ")
    assert policy.count("unsafe") == 1
    assert "nonce" not in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
