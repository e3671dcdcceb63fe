"""What somebody chose of two versions."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from ensemble.people.requests import member_of
from ensemble.studio.actions.prefer import prefer_version
from ensemble.studio.models import Preference
from ensemble.studio.queries.asked import led_version


@login_required
@require_POST
def create(request: HttpRequest, key: str) -> HttpResponse:
    """Keep that this version was preferred `over` the other; answer what the page says of both."""
    chosen, other = led_version(request, key), led_version(request, request.POST.get("over", ""))
    prefer_version(chosen, other, by=member_of(request))
    return JsonResponse({"said": Preference.objects.said_of(chosen, other)})
