"""Addresses of people: pages, settings, circles, blocks."""

from django.urls import path

from ensemble.people.views import (
    accounts,
    appearances,
    blocks,
    circles,
    crafts,
    departures,
    invitations,
    memberships,
    profiles,
)

app_name = "people"
urlpatterns = [
    path("settings/", profiles.edit, name="settings"),
    path("settings/crafts/", crafts.edit, name="crafts"),
    path("settings/account/", accounts.edit, name="account"),
    path("settings/appearance/", appearances.edit, name="appearance"),
    path("settings/departure/", departures.new, name="departure"),
    path("farewell/", departures.show, name="farewell"),
    path("circles/", circles.index, name="circles"),
    path("circles/<str:key>/", circles.show, name="circle"),
    path("circles/<str:key>/invitations/", invitations.create, name="invite"),
    path("invitations/<str:key>/", invitations.show, name="invitation"),
    path("invitations/<str:key>/end/", invitations.destroy, name="withdraw-invitation"),
    path("memberships/<str:key>/end/", memberships.destroy, name="end-membership"),
    path("blocks/", blocks.index, name="blocks"),
    path("<str:key>/", profiles.show, name="show"),
    path("<str:key>/block/", blocks.create, name="block"),
    path("<str:key>/block/end/", blocks.destroy, name="unblock"),
]
