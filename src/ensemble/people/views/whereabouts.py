"""Pages speak a member's language, keep their time and say whose they are."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from ensemble.people.models import Member


class Whereabouts:
    """Middleware. Visitors without a session are left alone, so that their pages can be kept."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        member = _member_of(request)
        if member is None:
            return self.answer(request)
        if member.page_language:
            translation.activate(member.page_language)
            request.LANGUAGE_CODE = member.page_language
        with timezone.override(member.zone):
            answer = self.answer(request)
        # What a browser keeps for opening without a network goes when somebody else is there.
        answer["Ensemble-Member"] = member.key
        return answer


def _member_of(request: HttpRequest) -> Member | None:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return None
    return request.user
