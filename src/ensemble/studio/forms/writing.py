"""What is asked before several people write."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.people.models import Member
from ensemble.pieces.forms.asked import (
    circle_field,
    condition_field,
    language_field,
    licence_field,
    offer_circles,
    title_field,
)
from ensemble.pieces.models import Revision
from ensemble.studio.models import Way


class WritingForm(forms.Form):
    """Title, way, circle and terms; words to begin from."""

    title = title_field()
    way = forms.ChoiceField(
        label=_("How do you write it?"),
        choices=Way.choices,
        initial=Way.TOGETHER,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("The first words"),
        help_text=_("When all write at once, you can put down where you begin."),
        max_length=Revision.LONGEST,
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 4}),
    )
    circle = circle_field(
        _("A circle that may write"), _("You can let others in by a link afterwards.")
    )
    language = language_field(_("Choose a language"))
    condition = condition_field()
    licence = licence_field(_("What may they do with it?"))

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_circles(self, member)
