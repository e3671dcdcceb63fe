"""The layers of a mix as a form."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ensemble.pieces.models import Revision
from ensemble.studio.actions.arrange_mix import Placing
from ensemble.studio.models import Layer, Mix
from ensemble.studio.timeline import RATE

_SIDES = _("left,in the middle,right")


class LayerForm(forms.Form):
    """One layer; times in seconds."""

    revision = forms.CharField(widget=forms.HiddenInput)
    offset = forms.DecimalField(
        label=_("Begins at, in seconds"),
        max_digits=10,
        decimal_places=5,
        widget=forms.NumberInput(attrs={"step": "any"}),
    )
    gain = forms.FloatField(
        label=_("Quieter or louder"),
        min_value=-36,
        max_value=12,
        widget=forms.NumberInput(attrs={"type": "range", "step": "0.5", "data-unit": " dB"}),
    )
    pan = forms.FloatField(
        label=_("Left or right"),
        min_value=-1,
        max_value=1,
        widget=forms.NumberInput(attrs={"type": "range", "step": "0.05", "data-sides": _SIDES}),
    )
    muted = forms.BooleanField(label=_("Silent"), required=False)
    out = forms.BooleanField(label=_("Take it out"), required=False)

    def placing(self) -> Placing:
        """Return what the leader wants, in the action's words."""
        told = self.cleaned_data
        offset = round(told["offset"] * RATE)
        return Placing(told["revision"], offset, told["gain"], told["pan"], told["muted"])


LayerForms = forms.formset_factory(LayerForm, extra=0, max_num=200, absolute_max=200)


class Mixing:
    """All layers of a mix, and what could still be added."""

    def __init__(self, mix: Mix, choices: Iterable[Revision], told: QueryDict | None = None):
        self.mix, self.told = mix, told
        layers = mix.layers.select_related("revision__piece__maker", "revision__media")
        self.layers = list(layers.order_by("position"))
        initial = [_initial(layer) for layer in self.layers]
        self.forms = LayerForms(told, prefix="layers", initial=initial)
        laid = {layer.revision_id for layer in self.layers}
        self.others = [revision for revision in choices if revision.pk not in laid]

    @property
    def rows(self) -> list[tuple[Any, Revision]]:
        """Each layer's form with the revision it is about."""
        revisions = {layer.revision.key: layer.revision for layer in self.layers}
        named = ((form, revisions.get(form["revision"].value())) for form in self.forms)
        return [(form, revision) for form, revision in named if revision is not None]

    def is_valid(self) -> bool:
        return bool(self.forms.is_valid())

    def placings(self) -> list[Placing]:
        """Return every layer that stays, then what was added."""
        stays = [form.placing() for form in self.forms if not form.cleaned_data["out"]]
        added = self.told.getlist("add") if self.told is not None else []
        return stays + [Placing(key) for key in added if key]


def _initial(layer: Layer) -> dict[str, Any]:
    return {
        "revision": layer.revision.key,
        "offset": round(Decimal(layer.offset_samples) / RATE, 5).normalize() + 0,
        "gain": layer.gain_db,
        "pan": layer.pan,
        "muted": layer.is_muted,
    }
