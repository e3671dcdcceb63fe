"""What somebody says before they build on a piece."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.lineage.models import How
from ensemble.pieces.models import Medium

# What a how usually makes, of a piece of which medium.
USUAL: dict[str, tuple[str, str]] = {
    "audio": ("layers-on", "audio"),
    "video": ("edits", "video"),
    "image": ("animates", "video"),
    "text": ("performs", "audio"),
}


class Beginning(forms.Form):
    """How it is built on, and what it will be."""

    how = forms.ChoiceField(label=_("My piece …"), choices=How, widget=forms.Select)
    medium = forms.ChoiceField(label=_("It will be"), choices=Medium, widget=forms.RadioSelect)
