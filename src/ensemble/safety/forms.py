"""What a moderator says."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    """Why something can't be shown like this."""

    because = forms.CharField(
        label=_("What has to change?"),
        help_text=_("Its maker reads this. Say what is in the way, and what would be fine."),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )
