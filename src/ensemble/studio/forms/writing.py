"""What is asked before several people write."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.people.models import Circle, Member
from ensemble.people.tongues import languages
from ensemble.pieces.forms.about import LICENCES
from ensemble.pieces.models import Revision
from ensemble.pieces.terms import Condition, Licence
from ensemble.studio.models import Way


class WritingForm(forms.Form):
    """Title, way, circle and terms; words to begin from."""

    title = forms.CharField(
        label=_("What is it called?"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "off"}),
    )
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
    circle = forms.ModelChoiceField(
        label=_("A circle that may write"),
        help_text=_("You can let others in by a link afterwards."),
        queryset=Circle.objects.none(),
        required=False,
        to_field_name="key",
    )
    language = forms.ChoiceField(
        label=_("In which language?"),
        choices=[("", _("Choose a language")), *languages()],
        required=False,
    )
    condition = forms.ChoiceField(
        label=_("May others build on it?"),
        choices=Condition.choices,
        initial=Condition.FREELY,
        widget=forms.RadioSelect,
    )
    licence = forms.ChoiceField(
        label=_("What may they do with it?"),
        choices=LICENCES,
        initial=Licence.BY_NC_SA,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        circles = Circle.objects.of(member)
        self.fields["circle"].queryset = circles  # type: ignore[attr-defined]
        if not circles:
            del self.fields["circle"]
