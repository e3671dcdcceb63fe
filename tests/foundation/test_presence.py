"""Who is there to work."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ensemble.foundation import machine
from ensemble.foundation.models import Presence
from ensemble.foundation.presence import be_seen, machines

pytestmark = pytest.mark.django_db


def test_who_is_there_is_counted_once() -> None:
    be_seen()
    be_seen()
    assert list(machines().values()) == [1]


def test_who_has_died_here_or_is_silent_elsewhere_is_not_there() -> None:
    be_seen()
    now = timezone.now()
    dead, far = f"{machine.place()}/1/never", "far/boot/one/7/9"
    Presence.objects.create(name=dead, home="here", seen_at=now)
    Presence.objects.create(name=far, home="far", seen_at=now)
    assert machines()["far"] == 1
    assert "here" not in machines()
    Presence.objects.filter(name=far).update(seen_at=now - timedelta(minutes=1))
    assert list(machines().values()) == [1]


def test_who_is_long_gone_is_forgotten() -> None:
    old = timezone.now() - timedelta(days=1)
    Presence.objects.create(name="far/boot/one/7/9", home="far", seen_at=old)
    be_seen()
    assert Presence.objects.count() == 1
