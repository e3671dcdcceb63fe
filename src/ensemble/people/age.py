"""The neutral age question: who is old enough, and how a no is kept for a while."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

OLDEST = 120
_MARK = "asked_again_from"
_KEPT = timedelta(hours=24)


def is_old_enough(birth_year: int) -> bool:
    """Whether somebody born in that year has surely reached the minimum age.

    Only the year is asked for, so whoever may still be a day younger is not old enough.
    """
    return timezone.now().year - birth_year > settings.MINIMUM_AGE


def remember_too_young(request: HttpRequest) -> None:
    """Keep the answer, so that going back and changing it doesn't help today."""
    request.session[_MARK] = (timezone.now() + _KEPT).isoformat()


def is_remembered_too_young(request: HttpRequest) -> bool:
    """Whether this browser gave such an answer within the last day."""
    return str(request.session.get(_MARK, "")) > timezone.now().isoformat()
