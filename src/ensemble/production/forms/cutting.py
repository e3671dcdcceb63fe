"""A cut as a form: the title card, the shots in order, the sound under them."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ensemble.pieces.models import Revision
from ensemble.pieces.queries.bylines import lines_of
from ensemble.production.actions.arrange_cut import CutPlan, ShotPlan
from ensemble.production.models import Cut, Shot


class ShotForm(forms.Form):
    """One shot; times in seconds."""

    revision = forms.CharField(widget=forms.HiddenInput)
    order = forms.IntegerField(label=_("Place"), min_value=1, max_value=999)
    starts = forms.DecimalField(
        label=_("From, in seconds"),
        min_value=0,
        max_digits=8,
        decimal_places=3,
        widget=forms.NumberInput(attrs={"step": "any"}),
        required=False,
    )
    lasts = forms.DecimalField(
        label=_("For, in seconds"),
        min_value=0,
        max_digits=8,
        decimal_places=3,
        widget=forms.NumberInput(attrs={"step": "any", "placeholder": _("to its end")}),
        required=False,
    )
    gain = forms.FloatField(
        label=_("Loudness, in dB"),
        min_value=-60,
        max_value=24,
        required=False,
        widget=forms.NumberInput(attrs={"step": "0.5"}),
    )
    out = forms.BooleanField(label=_("Take it out"), required=False)

    def shot(self) -> ShotPlan:
        """Return what the leader wants, in the action's words."""
        told = self.cleaned_data
        lasts = round(told["lasts"] * 1000) if told["lasts"] else None
        return ShotPlan(
            told["revision"], round((told["starts"] or 0) * 1000), lasts, told["gain"] or 0
        )


class CardForm(forms.Form):
    """What stands around the shots."""

    title = forms.CharField(label=_("Title card"), max_length=120)
    subtitle = forms.CharField(label=_("A line below it"), max_length=200, required=False)
    bed = forms.ChoiceField(label=_("Sound under it"), required=False)
    bed_gain = forms.FloatField(
        label=_("Its loudness, in dB"),
        min_value=-60,
        max_value=12,
        required=False,
        widget=forms.NumberInput(attrs={"step": "0.5"}),
    )


ShotForms = forms.formset_factory(ShotForm, extra=0, max_num=200, absolute_max=200)


class Cutting:
    """A whole cut, and what could still be added."""

    def __init__(self, cut: Cut, choices: Iterable[Revision], told: QueryDict | None = None):
        self.cut, self.told = cut, told
        shots = cut.shots.select_related("revision__piece__maker", "revision__media")
        self.shots = list(shots.order_by("position"))
        choices = list(choices)
        self.beds = [one for one in choices if one.piece.medium == "audio"]
        seen = [one for one in choices if one.piece.medium != "audio"]
        words_only = cut.project.medium == "text"
        self.choices = {
            one.key: one for one in seen if not words_only or one.piece.medium == "text"
        }
        shown = [shot.revision for shot in self.shots] + seen
        self.makers = lines_of([revision.piece for revision in shown])
        self.forms = ShotForms(told, prefix="shots", initial=[_initial(s) for s in self.shots])
        self.card = CardForm(told, initial=_card(cut))
        beds = [(one.key, one.piece.title) for one in self.beds]
        self.card.fields["bed"].choices = [("", _("nothing")), *beds]  # type: ignore[attr-defined]

    @property
    def rows(self) -> list[tuple[Any, Revision]]:
        """Each shot's form with the revision it is about."""
        revisions = {shot.revision.key: shot.revision for shot in self.shots}
        named = ((form, revisions.get(form["revision"].value())) for form in self.forms)
        return [(form, revision) for form, revision in named if revision is not None]

    @property
    def others(self) -> list[Revision]:
        """What isn't a shot yet."""
        used = {shot.revision.key for shot in self.shots}
        return [one for key, one in self.choices.items() if key not in used]

    def is_valid(self) -> bool:
        return bool(self.card.is_valid() and self.forms.is_valid())

    def plan(self) -> CutPlan:
        """Return the cut that the leader wants, shots by their place, then what was added."""
        kept = [form for form in self.forms if not form.cleaned_data["out"]]
        kept.sort(key=lambda form: form.cleaned_data["order"])
        added = self.told.getlist("add") if self.told is not None else []
        shots = [form.shot() for form in kept] + [ShotPlan(key) for key in added if key]
        told = self.card.cleaned_data
        gain = told["bed_gain"] if told["bed_gain"] is not None else self.cut.bed_gain_db
        return CutPlan(told["title"], shots, told["subtitle"], told["bed"], gain)


def _initial(shot: Shot) -> dict[str, Any]:
    return {
        "revision": shot.revision.key,
        "order": shot.position + 1,
        "starts": shot.starts_ms / 1000,
        "lasts": shot.lasts_ms / 1000 if shot.lasts_ms else None,
        "gain": shot.gain_db,
    }


def _card(cut: Cut) -> dict[str, Any]:
    bed = cut.bed.key if cut.bed else ""
    gain = cut.bed_gain_db
    return {"title": cut.title, "subtitle": cut.subtitle, "bed": bed, "bed_gain": gain}
