"""Addresses of projects, their calls, claims and offers."""

from django.urls import path

from ensemble.projects.views import (
    adoptions,
    calls,
    claims,
    decisions,
    desks,
    leaderships,
    offers,
    projects,
    starts,
    updates,
)

app_name = "projects"

urlpatterns = [
    path("", projects.index, name="index"),
    path("new/", projects.new, name="new"),
    path("new/<slug:template>/", starts.new, name="start"),
    path("calls/<str:key>/", calls.show, name="call"),
    path("calls/<str:key>/edit/", calls.edit, name="edit-call"),
    path("calls/<str:key>/end/", calls.destroy, name="close-call"),
    path("calls/<str:key>/claims/", claims.create, name="claim"),
    path("calls/<str:key>/offers/", offers.new, name="offer-mine"),
    path("claims/<str:key>/end/", claims.destroy, name="give-back"),
    path("offers/<str:key>/", offers.show, name="offer"),
    path("offers/<str:key>/end/", offers.destroy, name="withdraw-offer"),
    path("offers/<str:key>/decision/", decisions.create, name="decide"),
    path("<str:key>/", projects.show, name="show"),
    path("<str:key>/edit/", projects.edit, name="edit"),
    path("<str:key>/desk/", desks.show, name="desk"),
    path("<str:key>/calls/", calls.new, name="new-call"),
    path("<str:key>/updates/", updates.index, name="updates"),
    path("<str:key>/updates/new/", updates.create, name="post"),
    path("<str:key>/leaders/", leaderships.index, name="leaders"),
    path("<str:key>/leaders/new/", leaderships.create, name="invite"),
    path("<str:key>/leaders/join/", leaderships.update, name="join"),
    path("<str:key>/leaders/leave/", leaderships.destroy, name="leave"),
    path("<str:key>/adoption/", adoptions.create, name="adopt"),
]
