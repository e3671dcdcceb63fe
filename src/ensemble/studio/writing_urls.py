"""Addresses of texts that several people write."""

from django.urls import path

from ensemble.studio.views import copies, openings, writers, writing_turns, writings

writing_patterns = [
    path("writings/", writings.index, name="writings"),
    path("writings/new/", writings.new, name="new-writing"),
    path("writings/in/<str:key>/", openings.show, name="writing-in"),
    path("writings/turns/<str:key>/", writing_turns.update, name="writing-turn"),
    path("writings/<str:key>/", writings.show, name="writing"),
    path("writings/<str:key>/closing/", writings.destroy, name="close-writing"),
    path("writings/<str:key>/copies/", copies.create, name="copy-writing"),
    path("writings/<str:key>/openings/", openings.create, name="open-writing"),
    path("writings/<str:key>/turns/", writing_turns.create, name="take-turn"),
    path("writings/<str:key>/writers/<str:who>/out/", writers.destroy, name="end-writer"),
]
