"""When there is no page."""

import pytest
from django.test import Client, RequestFactory

from ensemble.website.errors import broken

pytestmark = pytest.mark.django_db


def test_an_unknown_address_says_so_in_plain_words() -> None:
    answer = Client().get("/nothing-is-here/")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.content.decode()
    assert answer["Cache-Control"] == "private, no-store"


def test_a_form_without_its_token_says_what_to_do() -> None:
    answer = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "ada"})
    assert answer.status_code == 403
    assert "send again" in answer.content.decode()


def test_an_unknown_host_is_turned_away() -> None:
    assert Client(headers={"host": "elsewhere.example"}).get("/design/").status_code == 400


def test_a_breakdown_promises_nothing_it_cannot_keep() -> None:
    answer = broken(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "Something here broke" in answer.content.decode()
