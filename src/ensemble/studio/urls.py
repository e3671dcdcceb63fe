"""Addresses of the studio."""

from django.urls import path

from ensemble.studio.views import crowd_layers, crowds

app_name = "studio"

urlpatterns = [
    path("projects/calls/<str:key>/crowd/", crowds.edit, name="crowd"),
    path("projects/calls/<str:key>/crowd/layer/", crowd_layers.create, name="crowd-layer"),
]
