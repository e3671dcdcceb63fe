"""Addresses of the parts page and the theme chooser."""

from django.urls import path

from ensemble.design.views import parts, theme

app_name = "design"
urlpatterns = [
    path("", parts.index, name="parts"),
    path("theme", theme.update, name="theme"),
]
