"""The tracks of a mix as a form: all of it works without a script, and a script turns the same."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ensemble.pieces.models import Revision
from ensemble.pieces.queries.bylines import lines_of
from ensemble.studio.actions.turn import Turn
from ensemble.studio.models import LOUDNESSES, Layer, Mix, Version
from ensemble.studio.models.mix import LAID, LOUDNESS
from ensemble.studio.timeline import RATE

_SIDES = _("left,in the middle,right")
# What each box turns. Boxes of times are in seconds, faders in samples.
BOXES = {
    "gain": "gain_db",
    "pan": "pan",
    "muted": "is_muted",
    "offset": "offset_samples",
    "fade_in": "fade_in_samples",
    "fade_out": "fade_out_samples",
    "trim_start": "trim_start_samples",
    "trim_end": "trim_end_samples",
}


def _seconds(label: Any, **limits: Any) -> forms.DecimalField:
    widget = forms.NumberInput(attrs={"step": "any", "inputmode": "decimal"})
    return forms.DecimalField(label=label, widget=widget, max_digits=12, decimal_places=6, **limits)


def _range(label: Any, low: float, high: float, **attrs: Any) -> forms.FloatField:
    widget = forms.NumberInput(attrs={"type": "range", **attrs})
    return forms.FloatField(label=label, widget=widget, min_value=low, max_value=high)


class TrackForm(forms.Form):
    """One track. What nobody touched isn't sent on: somebody else may be turning it."""

    layer = forms.CharField(widget=forms.HiddenInput)
    # What all boxes said when the page was opened. One for all: a box beside each would be nine
    # thousand more, and a page that doesn't answer for twice as long.
    was = forms.CharField(widget=forms.HiddenInput, required=False)
    gain = _range(_("Quieter or louder"), -60, 12, step="0.5", **{"data-unit": " dB"})
    pan = _range(_("Left or right"), -1, 1, step="0.05", **{"data-sides": _SIDES})
    muted = forms.BooleanField(label=_("Silent"), required=False)
    offset = _seconds(_("Begins at, in seconds"))
    fade_in = _seconds(_("Fades in over, in seconds"), min_value=0)
    fade_out = _seconds(_("Fades out over, in seconds"), min_value=0)
    trim_start = _seconds(_("Left out at its beginning, in seconds"), min_value=0)
    trim_end = _seconds(_("Left out at its end, in seconds"), min_value=0)
    out = forms.BooleanField(label=_("Take it out"), required=False)

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """Return what a box said when the page was opened: others may have turned it since."""
        if not self.is_bound or field_name not in BOXES:
            return super().get_initial_for_field(field, field_name)
        try:
            return field.to_python(self._said.get(field_name))
        except forms.ValidationError:
            return None

    @cached_property
    def _said(self) -> dict[str, str]:
        said = self.data.get(self.add_prefix("was"), "").split()
        return dict(zip(BOXES, said, strict=False))

    def turns(self) -> Iterator[Turn]:
        """What was turned since the page was opened."""
        told, key = self.cleaned_data, self.cleaned_data["layer"]
        for box in self.changed_data:
            if box in BOXES:
                value = told[box]
                exact = round(value * RATE) if isinstance(value, Decimal) else value
                yield Turn(key, BOXES[box], exact)
        if told["out"]:
            yield Turn(key, LAID, False)


TrackForms = forms.formset_factory(TrackForm, extra=0, max_num=1_000, absolute_max=1_200)


class Mixing:
    """All tracks of a mix, and what could still be added."""

    def __init__(self, mix: Mix, choices: Iterable[Revision], told: QueryDict | None = None):
        self.mix, self.told = mix, told
        layers = mix.layers.standing().select_related("revision__piece__maker", "revision__media")
        self.layers = list(layers)
        initial = [_initial(layer) for layer in self.layers]
        self.forms = TrackForms(told, prefix="layers", initial=initial)
        laid = {layer.revision_id for layer in self.layers}
        self.others = [revision for revision in choices if revision.pk not in laid]
        shown = [layer.revision for layer in self.layers] + self.others
        self.makers = lines_of([revision.piece for revision in shown])

    @cached_property
    def rows(self) -> list[tuple[Any, Layer]]:
        """Each track's form with the layer it is about."""
        layers = {layer.key: layer for layer in self.layers}
        named = ((form, layers.get(form["layer"].value())) for form in self.forms)
        return [(form, layer) for form, layer in named if layer is not None]

    @property
    def versions(self) -> list[Version]:
        """What was kept of it, the newest first."""
        kept = self.mix.versions.select_related("kept_by").order_by("-id")
        return list(kept.prefetch_related("preferences__by", "preferences__other")[:50])

    @property
    def loudnesses(self) -> list[tuple[str, Any, bool]]:
        """What the whole can be made for: value, words, whether it is so now."""
        chosen = self.mix.target_lufs
        return [("" if v is None else f"{v:g}", words, v == chosen) for v, words in _each()]

    def is_valid(self) -> bool:
        return bool(self.forms.is_valid())

    def turns(self) -> list[Turn]:
        """Return what was turned on this page."""
        turned = [turn for form in self.forms for turn in form.turns()]
        return [*turned, *self._loudness()]

    def added(self) -> list[str]:
        """Return the keys of what is to be laid in."""
        return [key for key in self.told.getlist("add") if key] if self.told else []

    def _loudness(self) -> Iterator[Turn]:
        said = self.told.get("loudness") if self.told is not None else None
        for value, _words in _each():
            if said == ("" if value is None else f"{value:g}") and value != self.mix.target_lufs:
                yield Turn("", LOUDNESS, value)


def _each() -> Iterable[tuple[float | None, Any]]:
    return LOUDNESSES.items()


def _initial(layer: Layer) -> dict[str, Any]:
    faders = {box: getattr(layer, fader) for box, fader in BOXES.items()}
    times = {box: _in_seconds(value) for box, value in faders.items() if "_samples" in BOXES[box]}
    said = faders | times
    return {"layer": layer.key, "was": " ".join(str(said[box]) for box in BOXES)} | said


def _in_seconds(samples: int) -> Decimal:
    return round(Decimal(samples) / RATE, 6).normalize() + 0
