"""Pieces layered in time."""

from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ensemble.foundation import live
from ensemble.foundation.entity import Entity
from ensemble.foundation.refusal import Refused
from ensemble.pieces.models import Revision
from ensemble.projects.models import Project
from ensemble.studio.faders import checked

ROOM = "studio-mix"
LAID, LOUDNESS = "is_laid", "target_lufs"
WEB_LUFS, BROADCAST_LUFS = -14.0, -23.0
LOUDNESSES = {
    WEB_LUFS: _("Like music on the web (-14 LUFS)"),
    BROADCAST_LUFS: _("Like radio and television (-23 LUFS)"),
    None: _("As it is, neither louder nor softer"),
}


class Mix(Entity):
    """Layers that become one sound.

    `number` counts its changes. `gain_db` is what the whole is turned by to be as loud as
    `target_lufs`; it was measured of the arrangement whose digest is `measured`.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="+")
    title = models.CharField(max_length=120)
    maker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)
    number = models.PositiveBigIntegerField(default=0)
    target_lufs = models.FloatField(null=True, blank=True, default=WEB_LUFS)
    gain_db = models.FloatField(null=True, blank=True)
    measured = models.CharField(max_length=64, blank=True)
    measuring = models.ForeignKey(
        "foundation.Job", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    def turn(self, fader: str, value: Any) -> None:
        """Set what the whole is made for. Raises Refused for what can't be."""
        if fader != LOUDNESS or value not in LOUDNESSES:
            raise Refused(gettext("A mix is made for -14 or -23 LUFS, or left as it is."))
        self.target_lufs = value
        self.save(update_fields=["target_lufs"])

    def count(self) -> int:
        """Return the number of the next change. Hold the row while you count."""
        self.number += 1
        self.save(update_fields=["number", "changed_at"])
        self._tell()
        return self.number

    def remember(self, gain_db: float, measured: str) -> None:
        """Write down by how much an arrangement is turned to be as loud as it should."""
        self.gain_db, self.measured = gain_db, measured
        self.save(update_fields=["gain_db", "measured"])
        self._tell()

    def _tell(self) -> None:
        """Whoever has it open looks again."""
        transaction.on_commit(lambda: live.tell(ROOM, self.key, {"number": self.number}))


class LayerQuerySet(models.QuerySet["Layer"]):
    def standing(self) -> Self:
        """Those that nobody took out, in their order."""
        return self.filter(taken_out_at=None).order_by("position", "id")


class Layer(Entity):
    """One piece at its place: gain in decibels, pan -1 to 1, times in samples at 48 kHz.

    `offset_samples` is where the first sample of its file stands, whatever is trimmed: trimming
    moves nothing. `number` is the mix's at its last change.
    """

    mix = models.ForeignKey(Mix, models.CASCADE, related_name="layers")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(default=0)
    offset_samples = models.BigIntegerField(default=0)
    gain_db = models.FloatField(default=0.0)
    pan = models.FloatField(default=0.0)
    is_muted = models.BooleanField(default=False)
    fade_in_samples = models.PositiveBigIntegerField(default=0)
    fade_out_samples = models.PositiveBigIntegerField(default=0)
    trim_start_samples = models.PositiveBigIntegerField(default=0)
    trim_end_samples = models.PositiveBigIntegerField(default=0)
    number = models.PositiveBigIntegerField(default=0)
    taken_out_at = models.DateTimeField(null=True, blank=True)

    objects = LayerQuerySet.as_manager()

    @property
    def is_laid(self) -> bool:
        """Whether it is in the mix; what was taken out can be laid in again as it was."""
        return self.taken_out_at is None

    def turn(self, fader: str, value: Any, number: int) -> None:
        """Set one fader and leave the others as they are. Raises Refused for what can't be."""
        if fader == LAID:
            fader, value = "taken_out_at", None if value else timezone.now()
        else:
            value = checked(fader, value)
        setattr(self, fader, value)
        self.number = number
        self.save(update_fields=[fader, "number"])
