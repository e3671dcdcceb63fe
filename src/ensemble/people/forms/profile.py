"""How somebody is shown here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.people import tongues
from ensemble.people.models import Member


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    """Name, name in credits, words about oneself, languages, time zone."""

    languages = forms.MultipleChoiceField(
        label=_("Languages I make things in"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    time_zone = forms.ChoiceField(label=_("Where my clock is"))

    class Meta:
        model = Member
        fields = ["name", "credit_name", "about", "languages", "time_zone"]
        help_texts = {
            "credit_name": _("When it should differ from your name here."),
            "about": _("A few sentences. Everybody can read them."),
        }
        widgets = {"about": forms.Textarea({"rows": 4})}

    def __init__(self, *args: Any, **facts: Any) -> None:
        super().__init__(*args, **facts)
        spoken = self.instance.languages
        # What is chosen comes first: nobody should hunt for their own language.
        choices = sorted(tongues.languages(), key=lambda pair: pair[0] not in spoken)
        self.fields["languages"].choices = choices  # type: ignore[attr-defined]
        self.fields["time_zone"].choices = tongues.time_zones()  # type: ignore[attr-defined]
