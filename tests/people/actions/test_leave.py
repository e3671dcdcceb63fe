"""Leaving for good."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session

from ensemble.foundation.refusal import Refused
from ensemble.people.actions.accept import accept_invitation
from ensemble.people.actions.choose import choose_crafts
from ensemble.people.actions.gather import gather_circle
from ensemble.people.actions.invite import invite_into
from ensemble.people.actions.leave import leave_place
from ensemble.people.models import Circle, Member
from ensemble.people.signals import member_left
from tests.conftest import ClientOf


def test_nothing_that_names_the_member_stays(ada: Member) -> None:
    ada.about, ada.credit_name, ada.languages = "I drum in Lisbon.", "Ada D.", ["pt"]
    ada.save()
    choose_crafts({"drums": "at-home"}, by=ada)
    EmailAddress.objects.create(user=ada, email=ada.email, primary=True)
    leave_place(ada, by=ada)
    row = Member.objects.get(pk=ada.pk)
    assert (row.has_left, row.is_active, row.name) == (True, False, "Somebody who left")
    fields = [field.name for field in Member._meta.concrete_fields if field.name != "key"]
    said = f"{Member.objects.filter(pk=ada.pk).values(*fields).get()}".lower()
    said = said.replace(row.key.lower(), "").replace(row.password.lower(), "")
    for trace in ("ada", "lisbon", "1990", "example.org"):
        assert trace not in said
    assert not row.comforts.exists()
    assert not EmailAddress.objects.exists()
    assert not row.check_password("ada likes to make things")


def test_every_session_ends(ada: Member, ben: Member, client_of: ClientOf) -> None:
    for member in (ada, ada, ben):
        client_of(member)
    leave_place(ada, by=ada)
    assert Session.objects.count() == 1


def test_a_circle_goes_to_whoever_was_in_it_longest(ada: Member, ben: Member) -> None:
    shared, empty = gather_circle("Shared", by=ada), gather_circle("Empty", by=ada)
    accept_invitation(invite_into(shared, by=ada), by=ben)
    leave_place(ada, by=ada)
    shared.refresh_from_db()
    assert shared.founder == ben
    assert not Circle.objects.filter(pk=empty.pk).exists()


def test_others_are_told_after_the_commit(
    ada: Member, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    heard: list[object] = []

    def hear(sender: object, **news: object) -> None:
        heard.append(news["member"])

    member_left.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            leave_place(ada, by=ada)
    finally:
        member_left.disconnect(hear)
    assert heard == [ada]


def test_a_stranger_cannot_end_my_account(ada: Member, cy: Member) -> None:
    with pytest.raises(Refused):
        leave_place(ada, by=cy)


def test_the_only_keeper_hands_over_first(ada: Member, ben: Member) -> None:
    ada.begin_to_keep()
    with pytest.raises(Refused):
        leave_place(ada, by=ada)
    ben.begin_to_keep()
    leave_place(ada, by=ada)
    assert not Member.objects.get(pk=ada.pk).is_moderator
