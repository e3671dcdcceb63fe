"""Somebody's page, and how they change it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.http import HttpRequest
from markupsafe import Markup

from ensemble.design import slots
from ensemble.people.actions.block import block_member
from ensemble.people.actions.choose import choose_crafts
from ensemble.people.actions.leave import leave_place
from ensemble.people.models import Craft, Member
from tests.conftest import ClientOf

Counts = Callable[..., AbstractContextManager[Any]]


def page_of(member: Member) -> str:
    return f"/people/{member.key}/"


def test_everybody_sees_who_somebody_is(ada: Member, client_of: ClientOf) -> None:
    ada.about, ada.languages = "I drum & hum.", ["pt"]
    ada.save()
    choose_crafts({"drums": "at-home"}, by=ada)
    page = client_of(None).get(page_of(ada)).content.decode()
    for words in ("Ada", "I drum &amp; hum.", "Drums and percussion", "at home", "Português"):
        assert words in page
    assert ada.email not in page
    assert "1990" not in page


def test_a_blocked_member_sees_nothing(ada: Member, cy: Member, client_of: ClientOf) -> None:
    block_member(cy, by=ada)
    assert client_of(cy).get(page_of(ada)).status_code == 404
    theirs = client_of(ada).get(page_of(cy)).content.decode()
    assert "You blocked this member" in theirs


def test_somebody_who_left_has_no_page(ada: Member, client_of: ClientOf) -> None:
    leave_place(ada, by=ada)
    assert client_of(None).get(page_of(ada)).status_code == 404


def test_what_one_makes_comes_from_above(
    ada: Member, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(request: HttpRequest, someone: Any) -> Markup:
        return Markup("<p>Made by {}</p>").format(someone.key)

    monkeypatch.setitem(slots._fills, "profile_page", [(1, fill)])
    assert f"Made by {ada.key}" in client_of(None).get(page_of(ada)).content.decode()


def test_a_page_of_many_crafts_asks_as_often_as_one_of_none(
    ada: Member, client_of: ClientOf, django_assert_num_queries: Counts
) -> None:
    client = client_of(None)
    client.get(page_of(ada))
    for crafts in ({}, dict.fromkeys(Craft.values, "at-home")):
        choose_crafts(crafts, by=ada)
        with django_assert_num_queries(4):
            client.get(page_of(ada))


def test_settings_are_kept(ada: Member, client_of: ClientOf) -> None:
    said = {
        "name": "Ada D.",
        "credit_name": "A. Drummer",
        "about": "Hello.",
        "languages": ["en", "pt"],
    }
    answer = client_of(ada).post("/people/settings/", said | {"time_zone": "Asia/Tokyo"})
    assert answer.status_code == 302
    ada.refresh_from_db()
    assert (ada.name, ada.credited_as, ada.about) == ("Ada D.", "A. Drummer", "Hello.")
    assert (ada.languages, ada.time_zone) == (["en", "pt"], "Asia/Tokyo")


def test_a_refused_change_keeps_what_was_written(ada: Member, client_of: ClientOf) -> None:
    page = client_of(ada).post(
        "/people/settings/", {"name": "", "about": "Nearly", "time_zone": "UTC"}
    )
    assert page.status_code == 200
    assert "Nearly" in page.content.decode()
    ada.refresh_from_db()
    assert ada.name == "Ada"


def test_nobody_changes_what_the_form_does_not_ask(ada: Member, client_of: ClientOf) -> None:
    said = {"name": "Ada", "time_zone": "UTC", "is_superuser": "on", "email": "eve@example.org"}
    client_of(ada).post("/people/settings/", said)
    ada.refresh_from_db()
    assert (ada.is_superuser, ada.email) == (False, "ada@example.org")
