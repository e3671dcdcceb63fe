"""The first member of an empty place keeps it."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from ensemble.people.actions.welcome import welcome_member
from ensemble.people.models import Member, Opening
from tests.conftest import person

pytestmark = pytest.mark.django_db


def test_the_first_member_keeps_the_place_and_the_second_does_not(ada: Member, ben: Member) -> None:
    for member in (ada, ben):
        welcome_member(member)
    assert (ada.is_moderator, ada.is_superuser, ada.is_staff) == (True, True, True)
    assert not ben.is_moderator


def test_demo_people_are_not_counted(ben: Member, ada: Member) -> None:
    Member.objects.filter(pk=ben.pk).update(is_demo=True)
    welcome_member(ada)
    assert ada.is_moderator


def test_a_keeper_from_the_command_line_comes_first(ada: Member) -> None:
    Member.objects.create_superuser("root@example.org", "a long enough word", name="Root")
    welcome_member(ada)
    assert not ada.is_moderator


def test_a_place_whose_keeper_left_is_not_taken_over(ada: Member, ben: Member) -> None:
    welcome_member(ada)
    Member.objects.filter(pk=ada.pk).update(is_superuser=False, is_demo=True)
    welcome_member(ben)
    assert not ben.is_moderator


@pytest.mark.django_db(transaction=True)
def test_eight_who_arrive_at_once_have_one_keeper() -> None:
    members = [person(f"Guest{n}") for n in range(8)]
    together = Barrier(8)

    def arrive(member: Member) -> None:
        together.wait()
        welcome_member(member)
        connection.close()

    threads = [Thread(target=arrive, args=[member]) for member in members]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Member.objects.filter(is_superuser=True).get() == Opening.objects.get().member
