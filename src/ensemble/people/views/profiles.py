"""Somebody's page, and how they change it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ensemble.people import tongues
from ensemble.people.forms.profile import ProfileForm
from ensemble.people.models import Block, Member
from ensemble.people.requests import sent, visitor_of


def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show who somebody is, and what they make."""
    someone = get_object_or_404(Member.objects.visible_to(visitor_of(request)), key=key)
    facts = {
        "someone": someone,
        "comforts": sorted(
            someone.comforts.all(), key=lambda comfort: str(comfort.get_craft_display())
        ),
        "languages": [tongues.language_name(code) for code in someone.languages],
        "is_blocked": Block.objects.filter(blocker_id=request.user.pk, blocked=someone).exists(),
    }
    return render(request, "people/show.html", facts)


@login_required
def edit(request: HttpRequest) -> HttpResponse:
    """Change how I am shown."""
    # A copy: a name refused must not appear in the header.
    mine = Member.objects.get(pk=request.user.pk)
    form = ProfileForm(sent(request), instance=mine)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("people:settings")
    return render(request, "people/edit.html", {"form": form})
