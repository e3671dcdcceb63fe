"""Every address of the place."""

from django.urls import URLPattern, URLResolver, include, path

from ensemble.website import source

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/", include("allauth.urls")),
    path("people/", include("ensemble.people.urls")),
    path("", include("ensemble.activity.urls")),
    path("pieces/", include("ensemble.pieces.urls")),
    path("safety/", include("ensemble.safety.urls")),
    path("", include("ensemble.lineage.urls")),
    path("", include("ensemble.studio.urls")),
    path("", include("ensemble.production.urls")),
    path("projects/", include("ensemble.projects.urls")),
    path("", include("ensemble.discovery.urls")),
    path("source/", source.show, name="source"),
    path("design/", include("ensemble.design.urls")),
]

handler400 = "ensemble.website.errors.bad_request"
handler403 = "ensemble.website.errors.forbidden"
handler404 = "ensemble.website.errors.not_found"
handler500 = "ensemble.website.errors.broken"
