"""Tracks of a mix as one sound: those that a browser doesn't play by themselves."""

from django.db import models, transaction

from ensemble.foundation import live
from ensemble.foundation.entity import Entity
from ensemble.studio.models.mix import ROOM, Mix

REMEMBERED = 8


class SubmixManager(models.Manager["Submix"]):
    def keep(self, mix: Mix, fingerprint: str, *, name: str, size: int, samples: int) -> "Submix":
        """Write down where a submix lies; the oldest are let go, and whoever waits looks again."""
        facts = {"name": name, "size": size, "samples": samples}
        kept, _is_new = self.get_or_create(mix=mix, fingerprint=fingerprint, defaults=facts)
        latest = self.filter(mix=mix).order_by("-id").values_list("id", flat=True)[:REMEMBERED]
        self.filter(mix=mix).exclude(pk__in=list(latest)).delete()
        transaction.on_commit(lambda: live.tell(ROOM, mix.key, {"number": mix.number}))
        return kept


class Submix(Entity):
    """The plain sum of some tracks, every fader as it stood: no gain over all, no limiter.

    It is a reel from 0:00, `samples` long; `fingerprint` says what it is made of.
    """

    mix = models.ForeignKey(Mix, models.CASCADE, related_name="submixes")
    fingerprint = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    size = models.BigIntegerField(default=0)
    samples = models.BigIntegerField(default=0)

    objects = SubmixManager()

    class Meta:
        constraints = [models.UniqueConstraint("mix", "fingerprint", name="one_submix_of_a_kind")]
