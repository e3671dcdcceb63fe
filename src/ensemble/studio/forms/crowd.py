"""How a crowd stands."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.studio.crowding import RATE
from ensemble.studio.models import Crowd


class CrowdForm(forms.Form):
    """All at one moment or each at their place; how wide; where in the mix."""

    stands = forms.ChoiceField(
        label=_("How they stand"), choices=Crowd.Stands.choices, widget=forms.RadioSelect
    )
    moment = forms.FloatField(
        label=_("Their moment in the mix, in seconds"),
        help_text=_("Where everybody comes in, if all come at one moment."),
        min_value=0,
        max_value=3 * 60 * 60,
        required=False,
        widget=forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"}),
    )
    spread = forms.IntegerField(
        label=_("How wide they stand"),
        help_text=_("From all in the middle to edge to edge."),
        min_value=0,
        max_value=100,
        widget=forms.NumberInput(attrs={"type": "range", "step": "5"}),
    )

    def wishes(self) -> dict[str, Any]:
        """Return what `make_crowd` takes."""
        told = self.cleaned_data
        moment = round((told["moment"] or 0) * RATE)
        return {
            "stands": told["stands"],
            "moment_samples": moment,
            "spread": told["spread"] / 100,
        }


def answers_of(crowd: Crowd | None, *, has_guides: bool) -> dict[str, Any]:
    """Return what the form begins with."""
    if crowd is None:
        stands = Crowd.Stands.PLACED if has_guides else Crowd.Stands.TOGETHER
        return {"stands": stands, "moment": 0, "spread": 80}
    moment = f"{crowd.moment_samples / RATE:.3f}".rstrip("0").rstrip(".")
    return {"stands": crowd.stands, "moment": moment, "spread": round(crowd.spread * 100)}
