"""Ending the weekly mail from the mail itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import csrf_exempt

from ensemble.activity.mail_stops import key_in
from ensemble.people.models import Member


# Exempt: mail programs post here by themselves (RFC 8058), and the signed link is the permission.
@csrf_exempt
def new(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether the letters should end; end them."""
    member = get_object_or_404(Member.objects.present(), key=key_in(token))
    if request.method == "POST":
        member.hear_weekly(False)
    return render(request, "activity/mail_stop.html", {"stopped": request.method == "POST"})
