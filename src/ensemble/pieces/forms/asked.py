"""Questions that several forms ask in the same words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.people.models import Circle, Member
from ensemble.people.tongues import languages
from ensemble.pieces.terms import Condition, Licence

LICENCES = [
    (Licence.BY_NC_SA, _("Named, no money, and what is made from it on the same terms")),
    (Licence.BY_NC, _("Named, and no money")),
    (Licence.BY_SA, _("Named, may be sold, and what is made from it on the same terms")),
    (Licence.BY, _("Named, may be sold")),
    (Licence.CC0, _("A gift: anyone may do anything with it")),
]
# A sentence, translated when it is shown.
Words = Any


def title_field() -> forms.CharField:
    """What it is called."""
    widget = forms.TextInput({"autocomplete": "off"})
    return forms.CharField(label=_("What is it called?"), max_length=120, widget=widget)


def language_field(nothing: Words) -> forms.ChoiceField:
    """In which language it is; `nothing` says what no answer means."""
    choices = [("", nothing), *languages()]
    return forms.ChoiceField(label=_("In which language?"), choices=choices, required=False)


def circle_field(label: Words, help_text: Words = "") -> forms.ModelChoiceField:  # type: ignore[type-arg]
    """One of a member's circles: see `offer_circles`."""
    nobody = Circle.objects.none()
    return forms.ModelChoiceField(
        label=label, help_text=help_text, queryset=nobody, required=False, to_field_name="key"
    )


def offer_circles(form: forms.BaseForm, member: Member | None) -> bool:
    """Let a form offer a member's circles; one that has none isn't asked, and False is returned."""
    circles = Circle.objects.of(member)
    form.fields["circle"].queryset = circles  # type: ignore[attr-defined]
    if not circles:
        del form.fields["circle"]
    return bool(circles)


def condition_field() -> forms.ChoiceField:
    """Whether others may build on it."""
    return forms.ChoiceField(
        label=_("May others build on it?"),
        choices=Condition.choices,
        initial=Condition.FREELY,
        widget=forms.RadioSelect,
    )


def licence_field(label: Words) -> forms.ChoiceField:
    """What may be done with it."""
    return forms.ChoiceField(
        label=label, choices=LICENCES, initial=Licence.BY_NC_SA, widget=forms.RadioSelect
    )
