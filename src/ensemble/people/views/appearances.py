"""How pages look to me."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ensemble.people.forms.pages import PagesForm
from ensemble.people.requests import member_of, sent


@login_required
def edit(request: HttpRequest) -> HttpResponse:
    """Choose the language of pages, and light or dark."""
    form = PagesForm(sent(request), instance=member_of(request))
    if request.method == "POST" and form.is_valid():
        form.save()
        return redirect("people:appearance")
    return render(request, "people/appearance.html", {"form": form})
