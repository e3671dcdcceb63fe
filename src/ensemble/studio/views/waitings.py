"""What waits in somebody's browser: unsent, or kept for opening without a network."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The page that the browser fills: the server knows of none of it."""
    return render(request, "studio/waiting.html")
