"""What is typed and not yet sent."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ensemble.foundation.refusal import Refused
from ensemble.people.requests import member_of
from ensemble.pieces.actions.receive import receive_media
from ensemble.pieces.actions.save import save_draft
from ensemble.pieces.models import Draft


@login_required
@require_POST
def create(request: HttpRequest) -> HttpResponse:
    """Save it. An island gets the part of the page that has changed; a plain form the page."""
    member = member_of(request)
    part = request.headers.get("HX-Request")
    try:
        media = receive_media(request.POST, request.FILES.get("file"), by=member)
    except Refused as refused:
        context = {"refused": refused.sentence}
        return render(request, "pieces/_kept.html", context, status=422)
    draft = save_draft(request.POST, by=member, media=media)
    if part:
        return render(request, "pieces/_kept.html", {"draft": draft, "media": draft.media})
    return redirect(f"{reverse('pieces:new')}?draft={draft.key}")


@login_required
@require_POST
def destroy(request: HttpRequest, key: str) -> HttpResponse:
    """Throw it away."""
    get_object_or_404(Draft.objects.of(member_of(request)), key=key).delete()
    return redirect("pieces:index")
