"""Sessions, found by a question that is written once."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from ensemble.foundation.sessions import SessionStore

pytestmark = pytest.mark.django_db


def test_what_a_session_holds_is_read_back() -> None:
    kept = SessionStore()
    kept["door"] = "red"
    kept.save()
    assert SessionStore(kept.session_key)["door"] == "red"


def test_a_session_that_ran_out_is_empty_and_forgets_its_key() -> None:
    kept = SessionStore()
    kept["door"] = "red"
    kept.save()
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    old = SessionStore(kept.session_key)
    assert old.get("door") is None
    assert old.session_key is None


def test_a_key_of_no_session_is_nobody() -> None:
    assert SessionStore("a" * 32).get("door") is None
