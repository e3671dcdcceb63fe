"""The living page of every part, in both themes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ensemble.design.forms import SampleForm
from ensemble.design.samples import SAMPLES


def index(request: HttpRequest) -> HttpResponse:
    """Show every part by daylight and by lamplight."""
    forms = {"clean": SampleForm(auto_id="clean_%s"), "wrong": SampleForm({"title": ""})}
    return render(request, "design/parts_page.html", {"forms": forms, **SAMPLES})
