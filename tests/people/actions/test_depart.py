"""Going out of a circle."""

from collections.abc import Callable
from typing import Any

import pytest

from ensemble.foundation.refusal import Refused
from ensemble.people.actions.accept import accept_invitation
from ensemble.people.actions.depart import depart_from
from ensemble.people.actions.gather import gather_circle
from ensemble.people.actions.invite import invite_into
from ensemble.people.models import Circle, Member
from ensemble.people.signals import circle_left


@pytest.fixture
def circle(ada: Member, ben: Member, cy: Member) -> Circle:
    circle = gather_circle("The back room", by=ada)
    link = invite_into(circle, by=ada)
    for member in (ben, cy):
        accept_invitation(link, by=member)
    return circle


def test_a_member_goes_and_the_others_are_told(
    circle: Circle, ben: Member, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    heard: list[object] = []

    def hear(sender: object, **news: object) -> None:
        heard.append(news["member"])

    circle_left.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            depart_from(circle, ben, by=ben)
    finally:
        circle_left.disconnect(hear)
    assert not circle.has(ben)
    assert heard == [ben]


def test_the_founder_shows_somebody_out(circle: Circle, ada: Member, cy: Member) -> None:
    depart_from(circle, cy, by=ada)
    assert not circle.has(cy)


def test_members_do_not_show_each_other_out(circle: Circle, ben: Member, cy: Member) -> None:
    with pytest.raises(Refused):
        depart_from(circle, cy, by=ben)


def test_the_founder_stays(circle: Circle, ada: Member) -> None:
    with pytest.raises(Refused):
        depart_from(circle, ada, by=ada)
