"""The way to the queue."""

from django.utils import timezone

from ensemble.people.models import Member
from tests.conftest import ClientOf


def test_only_those_who_look_after_the_place_are_led_to_the_queue(
    ada: Member, ben: Member, client_of: ClientOf
) -> None:
    ada.moderates_since = timezone.now()
    ada.save()
    assert "/safety/queue/" in client_of(ada).get("/").content.decode()
    assert "/safety/queue/" not in client_of(ben).get("/").content.decode()
    assert "/safety/queue/" not in client_of(None).get("/").content.decode()
