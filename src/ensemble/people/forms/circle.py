"""Beginning a circle."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.people.models import Circle


class CircleForm(forms.ModelForm):  # type: ignore[type-arg]
    """A name is enough."""

    class Meta:
        model = Circle
        fields = ["name"]
        labels = {"name": _("Name of the circle")}
        help_texts = {"name": _("Such as “Tuesday choir”. Only its members see it.")}
