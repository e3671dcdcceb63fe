"""A member's zone and language."""

from datetime import UTC, datetime

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone, translation

from ensemble.design.formats import moment
from ensemble.people.models import Member
from ensemble.people.views.whereabouts import Whereabouts

NEW_YEAR = datetime(2027, 1, 1, tzinfo=UTC)


def said_to(member: Member | None, **cookies: str) -> tuple[str, str]:
    def answer(request: HttpRequest) -> HttpResponse:
        return HttpResponse(f"{moment(NEW_YEAR)}|{translation.get_language()}")

    request = RequestFactory().get("/")
    request.COOKIES.update(cookies)
    request.user = member or AnonymousUser()
    with translation.override("en"):
        when, language = Whereabouts(answer)(request).content.decode().split("|")
    return when, language


def test_times_are_told_in_the_members_zone(ada: Member) -> None:
    ada.time_zone, ada.page_language = "Asia/Tokyo", "pt"
    when, language = said_to(ada, sessionid="x")
    assert "09:00" in when
    assert language == "pt"
    assert str(timezone.get_current_timezone()) == "UTC"


def test_a_zone_nobody_knows_is_utc(ada: Member) -> None:
    ada.time_zone = "Moon/Tycho"
    assert "00:00" in said_to(ada, sessionid="x")[0]


def test_visitors_are_told_in_utc() -> None:
    assert "00:00" in said_to(None)[0]
