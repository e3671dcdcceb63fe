"""What is asked about a call."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.lineage.models import How
from ensemble.people.models import Craft
from ensemble.pieces.models import Medium
from ensemble.projects.frames import Wish
from ensemble.projects.models import Call

NAMES = ("title", "words", "craft", "medium", "spec", "how", "wanted", "minutes", "level")


class CallForm(forms.Form):
    """All of it, prefilled from a template or from the call as it is."""

    title = forms.CharField(label=_("What do you need?"), max_length=120)
    words = forms.CharField(
        label=_("Say it as you would to a friend"),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    craft = forms.ChoiceField(label=_("Craft"), choices=Craft)
    medium = forms.ChoiceField(label=_("It arrives as"), choices=Medium)
    spec = forms.CharField(
        label=_("What must it be like?"),
        help_text=_("Length, tempo, key, format: what a maker has to know."),
        max_length=200,
        required=False,
    )
    how = forms.ChoiceField(
        label=_("What an answer does with the guide"), choices=How, initial=How.LAYERS
    )
    wanted = forms.IntegerField(label=_("How many?"), min_value=1, max_value=5000, initial=1)
    minutes = forms.IntegerField(
        label=_("Minutes it takes"),
        help_text=_("At most ten where anyone may answer."),
        min_value=1,
        max_value=60,
        initial=10,
    )
    level = forms.ChoiceField(label=_("For whom?"), choices=Call.Level, initial=Call.Level.ANYONE)
    is_chain = forms.BooleanField(
        label=_("One after another: each continues the last"), required=False
    )

    def wish(self) -> Wish:
        """Return what was answered."""
        answers = self.cleaned_data
        facts = {name: answers[name] for name in NAMES}
        return Wish(**facts, is_chain=answers["is_chain"])


class EditCallForm(CallForm):
    """The same, with the time it stays open."""

    deadline = forms.DateTimeField(
        label=_("Open until"),
        required=False,
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


class KeptCallForm(CallForm):
    """A call of a template, or one more. What is left out may be half written."""

    use_required_attribute = False

    keep = forms.BooleanField(label=_("Call for this"), required=False, initial=True)

    @property
    def is_kept(self) -> bool:
        return bool(self["keep"].value())


def answers_of(thing: Call | Wish) -> dict[str, Any]:
    """Return a call, or a wish of a template, as initial values."""
    return {name: getattr(thing, name) for name in (*NAMES, "is_chain")}
