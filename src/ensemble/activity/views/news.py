"""What I should hear."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ensemble.activity.models import Notice
from ensemble.activity.queries import news_page
from ensemble.people.requests import member_of


@login_required
def index(request: HttpRequest) -> HttpResponse:
    """Show news, newest first; what is shown counts as seen from the next visit on."""
    news, older = news_page(member_of(request), before=request.GET.get("before", ""))
    answer = render(request, "activity/news.html", {"news": news, "older": older})
    fresh = [each.notice.pk for each in news if each.is_new]
    if fresh:
        Notice.objects.filter(pk__in=fresh).see()
    return answer
