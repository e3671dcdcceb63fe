"""What I like to make."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from ensemble.people.actions.choose import choose_crafts
from ensemble.people.forms.crafts import CraftsForm
from ensemble.people.requests import member_of, sent


@login_required
def edit(request: HttpRequest) -> HttpResponse:
    """Choose crafts, then go where one was going: `next` says where, if anywhere."""
    onward = _onward(request)
    form = CraftsForm(sent(request), member=member_of(request))
    if request.method == "POST" and form.is_valid():
        choose_crafts(form.levels(), by=member_of(request))
        return redirect(onward or reverse("people:show", args=[member_of(request).key]))
    return render(request, "people/crafts.html", {"form": form, "onward": onward})


def _onward(request: HttpRequest) -> str:
    wanted = request.POST.get("next", request.GET.get("next", ""))
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if safe else ""
