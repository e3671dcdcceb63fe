"""The strokes of a drawing, for the pad of whoever goes on from them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from ensemble.people.requests import visitor_of
from ensemble.studio.models import Drawing


@require_safe
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Send the strokes of a drawing as they were read when it came. Never shown as a page."""
    drawing = get_object_or_404(Drawing.objects.open_to(visitor_of(request)), key=key)
    answer = HttpResponse(drawing.words, content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="strokes.json"'
    return answer
