"""The form on the parts page."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SampleForm(forms.Form):
    """One of each kind of field, as a project would ask for them."""

    title = forms.CharField(label=_("What shall it be called?"), max_length=80)
    goal = forms.CharField(
        label=_("What will be there at the end?"),
        help_text=_("One line. “A three-minute song that two hundred people scream along to.”"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    ends = forms.DateField(
        label=_("When is it finished?"), widget=forms.DateInput(attrs={"type": "date"})
    )
    form = forms.ChoiceField(
        label=_("What is it?"), choices=[("song", _("A song")), ("film", _("A short film"))]
    )
    seen_by = forms.ChoiceField(
        label=_("Who can see it?"),
        choices=[("public", _("Everybody")), ("link", _("Whoever has the link"))],
        widget=forms.RadioSelect,
    )
    first_time = forms.BooleanField(label=_("Welcome people for whom it is the first time"))
    recording = forms.FileField(label=_("A recording to begin with"), required=False)
