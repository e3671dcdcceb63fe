"""Where a take begins in what it was made on."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ensemble.people.requests import member_of, sent
from ensemble.studio.actions.place import place_take
from ensemble.studio.forms.place import PlaceForm
from ensemble.studio.queries.takes import heard_beside, movable_take, told_of_take


@login_required
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Say where it begins, and how that is known; move it."""
    take = movable_take(request, key)
    told = told_of_take(take)
    form = PlaceForm(sent(request), initial={"begins": told.begins})
    if form.is_bound and form.is_valid():
        place_take(take, form.offset(take), by=member_of(request))
        messages.success(request, _("It begins there now."))
        return redirect("studio:place", key)
    guide, mine = heard_beside(take)
    context = {"told": told, "piece": take.revision.piece, "form": form}
    context |= {"guide": guide, "mine": mine, "is_recorded_here": take.is_recorded_here}
    return render(request, "studio/place.html", context, status=422 if form.is_bound else 200)
