"""Lines that people write to each other."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.projects.models import Decision


class DecisionForm(forms.Form):
    """An answer to an offer. Its line is never written beforehand."""

    outcome = forms.ChoiceField(choices=Decision.Outcome, required=False)
    line = forms.CharField(max_length=500, required=False)


class UpdateForm(forms.Form):
    """News of a project."""

    words = forms.CharField(label=_("News"), max_length=4000, widget=forms.Textarea({"rows": 6}))


class OfferForm(forms.Form):
    """One of my pieces, offered."""

    piece = forms.CharField(max_length=12)
    line = forms.CharField(label=_("A line to the leaders"), max_length=300, required=False)
