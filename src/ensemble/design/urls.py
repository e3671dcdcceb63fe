"""Addresses of the parts page and the theme chooser."""

from django.urls import path

from ensemble.design.views import parts, theme, tune

app_name = "design"
urlpatterns = [
    path("", parts.index, name="parts"),
    path("tunes/<name>.wav", tune.show, name="tune"),
    path("theme", theme.update, name="theme"),
]
