"""Addresses of the studio."""

from django.urls import path

from ensemble.pieces.models import Medium
from ensemble.studio.views import (
    alignments,
    backings,
    crowd_layers,
    crowds,
    drawings,
    films,
    ideas,
    kits,
    layers,
    lays,
    mix_kits,
    mixes,
    offline_workers,
    places,
    preferences,
    readings,
    recitals,
    recordings,
    strokes,
    submixes,
    turns,
    versions,
    waitings,
)
from ensemble.studio.writing_urls import writing_patterns

app_name = "studio"

urlpatterns = [
    path("projects/calls/<str:key>/kit/", kits.create, name="kit-of-call"),
    path("projects/<str:key>/finish/kit/", mix_kits.create, name="kit-of-mix"),
    path("pieces/<str:key>/place/", places.edit, name="place"),
    path("pieces/<str:key>/alignment/", alignments.create, name="align"),
    path("kits/<str:key>/", kits.show, name="kit"),
    path("projects/calls/<str:key>/crowd/", crowds.edit, name="crowd"),
    path("projects/calls/<str:key>/crowd/layer/", crowd_layers.create, name="crowd-layer"),
    path("mixes/<str:key>/", mixes.show, name="mix"),
    path("mixes/<str:key>/turns/", turns.create, name="turn"),
    path("mixes/<str:key>/undo/", turns.destroy, name="undo"),
    path("mixes/<str:key>/tracks/", lays.create, name="lay"),
    path("mixes/<str:key>/submix/", submixes.show, name="submix"),
    path("mixes/<str:key>/versions/", versions.create, name="keep-version"),
    path("mix-versions/<str:key>/", versions.show, name="version"),
    path("mix-versions/<str:key>/restoration/", versions.update, name="restore-version"),
    path("mix-versions/<str:key>/preferences/", preferences.create, name="prefer-version"),
    path("record/", ideas.new, {"medium": Medium.AUDIO}, name="record-idea"),
    path("film/", ideas.new, {"medium": Medium.VIDEO}, name="film-idea"),
    path("draw/", drawings.new, name="draw"),
    path("draw/strokes/<str:key>/", strokes.show, name="strokes"),
    path("projects/calls/<str:key>/record/", recordings.new, name="record"),
    path("pieces/<str:key>/record/", layers.new, name="record-on"),
    path("projects/calls/<str:key>/read/", readings.new, name="read"),
    path("projects/calls/<str:key>/film/", films.new, name="film"),
    path("pieces/<str:key>/read/", recitals.new, name="read-on"),
    path("waiting/", waitings.show, name="waiting"),
    path("offline.js", offline_workers.show, name="offline-worker"),
    path("backings/<str:key>/", backings.show, name="backing"),
    *writing_patterns,
]
