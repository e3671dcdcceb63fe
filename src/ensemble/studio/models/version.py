"""A mix as it stood at a moment."""

from django.conf import settings
from django.db import models

from ensemble.foundation.entity import Entity
from ensemble.studio.models.mix import Mix


class Version(Entity):
    """Never changed: what was kept, by whom, and (once measured) how loud it is.

    `tracks` are dicts with the key of a `revision` and every fader, in order. `gain_db` is what
    the whole is turned by for `target_lufs`; `loudness_lufs` is what came of it.
    """

    mix = models.ForeignKey(Mix, models.CASCADE, related_name="versions")
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    tracks = models.JSONField()
    target_lufs = models.FloatField(null=True, blank=True)
    gain_db = models.FloatField(null=True, blank=True)
    loudness_lufs = models.FloatField(null=True, blank=True)

    def remember(self, gain_db: float, loudness_lufs: float) -> None:
        """Write down what was measured of it."""
        self.gain_db, self.loudness_lufs = gain_db, loudness_lufs
        self.save(update_fields=["gain_db", "loudness_lufs"])
