"""A recording, and where it belongs."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.foundation.entity import Entity
from ensemble.foundation.refusal import Refused
from ensemble.pieces.models import MediaFile, Revision
from ensemble.studio.models.backing import Backing

RATE = 48_000
FARTHEST = 3 * 60 * 60 * RATE


class Take(Entity):
    """Where a revision's sound stands in the guide's time, and what says so.

    All places are samples at 48 kHz. The revision's own file is `raw` from `trim_start` to
    `trim_end`; its first sample stands at `offset_samples`, so the raw one's first stands
    `trim_start` earlier. Moving a take changes `offset_samples` alone. A film's picture is that of
    `clip`, whose beginning stands at `clip_at` in `raw`.
    """

    revision = models.OneToOneField(Revision, models.CASCADE, related_name="+")
    # As it was captured. None where the revision's own file is all there ever was.
    raw = models.ForeignKey(MediaFile, models.PROTECT, null=True, blank=True, related_name="+")
    clip = models.ForeignKey(MediaFile, models.PROTECT, null=True, blank=True, related_name="+")
    clip_at = models.BigIntegerField(default=0)
    backing = models.ForeignKey(Backing, models.SET_NULL, null=True, blank=True, related_name="+")
    offset_samples = models.BigIntegerField(default=0)
    trim_start = models.BigIntegerField(default=0)
    trim_end = models.BigIntegerField(null=True, blank=True)
    # method (ticks, test, stored, reported, length, bext, ear, hand), confidence 0 to 1, and what
    # was measured: latency_ms, end_tick_ms, device_ms, flagged, ticks {at, seed}.
    evidence = models.JSONField(default=dict, blank=True)
    placed_at = models.DateTimeField(null=True, blank=True)
    # None where it was measured.
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    @property
    def confidence(self) -> float:
        """How sure its place is, from 0 to 1."""
        return float(self.evidence.get("confidence", 0.0))

    @property
    def method(self) -> str:
        """What its place was found by; "" where nothing was."""
        return str(self.evidence.get("method", ""))

    @property
    def is_recorded_here(self) -> bool:
        """Whether all that is needed to find its place again is still here."""
        return bool(self.raw_id and self.backing and self.backing.is_ready)

    @property
    def is_cut_at_its_start(self) -> bool:
        """Whether something of a film's beginning is left out."""
        return self.trim_start > self.clip_at

    def stand_in_sound(self, clip_at: int) -> None:
        """Say where a film's clip begins in the sound beside it; what is left out stays so.

        Where the film begins in the guide stays, too, if somebody said that by hand.
        """
        begins = max(clip_at, self.trim_start) if self.is_cut_at_its_start else clip_at
        self.offset_samples += 0 if self.placed_by_id else begins - self.trim_start
        self.clip_at, self.trim_start = clip_at, begins
        self.save(update_fields=["clip_at", "trim_start", "offset_samples"])

    def place(self, offset_samples: int, by: models.Model | None, **evidence: Any) -> None:
        """Put it at a place; what is said as evidence replaces what was said before.

        What was measured otherwise stays, so that it can be put back.
        """
        if abs(offset_samples) > FARTHEST:
            raise Refused(_("A take begins at most three hours before or after the others."))
        self.offset_samples, self.evidence = offset_samples, {**self.evidence, **evidence}
        self.placed_at, self.placed_by_id = timezone.now(), by.pk if by else None
        self.save(update_fields=["offset_samples", "evidence", "placed_at", "placed_by"])
