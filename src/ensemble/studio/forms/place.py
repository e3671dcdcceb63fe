"""Where a take begins."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.studio.crowding import RATE
from ensemble.studio.models import Take

MILLISECOND = RATE // 1000


class PlaceForm(forms.Form):
    """A place in seconds, or a step of some milliseconds."""

    begins = forms.FloatField(
        label=_("It begins at, in seconds"),
        min_value=-3 * 60 * 60,
        max_value=3 * 60 * 60,
        required=False,
        widget=forms.NumberInput(attrs={"step": "0.001", "inputmode": "decimal"}),
    )
    step = forms.IntegerField(
        min_value=-10_000, max_value=10_000, required=False, widget=forms.HiddenInput
    )

    def offset(self, take: Take) -> int:
        """Return the sample at which the take is to begin."""
        step: int | None = self.cleaned_data["step"]
        begins: float | None = self.cleaned_data["begins"]
        if step:
            return take.offset_samples + step * MILLISECOND
        return take.offset_samples if begins is None else round(begins * RATE)
