"""How a no to the age question is kept."""

from datetime import timedelta

from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.test import RequestFactory
from django.utils import timezone

from ensemble.people import age


def test_a_no_is_kept_for_a_day() -> None:
    request = RequestFactory().get("/")
    request.session = SessionStore()
    assert not age.is_remembered_too_young(request)
    age.remember_too_young(request)
    assert age.is_remembered_too_young(request)
    request.session[age._MARK] = (timezone.now() - timedelta(seconds=1)).isoformat()
    assert not age.is_remembered_too_young(request)
