"""Many short takes for one moment, heard as one."""

from collections.abc import Sequence
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.entity import Entity
from ensemble.foundation.refusal import Refused
from ensemble.pieces.models import Piece, Revision
from ensemble.projects.models import Call
from ensemble.studio.crowding import LEAD


class Crowd(Entity):
    """All takes of a call that are used, laid over each other into one stem.

    The stem is a piece whose sources are the takes; each remake is a new revision of it.
    `moment_samples` is where in the mix everybody comes together; `spread` goes from 0 (all in
    the middle) to 1 (from edge to edge). `made_of` names what the newest stem is made of.
    """

    class Stands(models.TextChoices):
        TOGETHER = "together", _("All at one moment: what each begins with is lined up")
        PLACED = "placed", _("Each where it was recorded against the guide")

    call = models.OneToOneField(Call, models.CASCADE, related_name="+")
    maker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    piece = models.OneToOneField(Piece, models.SET_NULL, null=True, blank=True, related_name="+")
    stands = models.CharField(max_length=8, choices=Stands, default=Stands.TOGETHER)
    moment_samples = models.BigIntegerField(default=0)
    spread = models.FloatField(default=0.8)
    made_of = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    job = models.ForeignKey(
        "foundation.Job", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(spread__gte=0) & Q(spread__lte=1), name="a_crowd_spreads_0_to_1"
            )
        ]

    @property
    def is_asked_for(self) -> bool:
        """Whether somebody waits to begin on it: whoever asks again needn't."""
        job = self.job
        return bool(job and not job.has_ended and job.attempt == 0)

    @property
    def begins(self) -> int:
        """Where its stem begins in a mix, in samples."""
        return self.moment_samples - LEAD if self.stands == self.Stands.TOGETHER else 0

    def arrange(self, *, stands: str, moment_samples: int, spread: float) -> None:
        """Say how everybody stands."""
        if stands not in self.Stands.values:
            raise Refused(gettext("Choose how everybody stands."))
        if not 0 <= spread <= 1:
            raise Refused(gettext("How wide a crowd stands goes from 0 to 1."))
        self.stands, self.moment_samples, self.spread = stands, moment_samples, spread
        self.save(update_fields=["stands", "moment_samples", "spread"])

    def take_in(self, stem: Revision, voices: "Sequence[Voice]", made_of: str) -> None:
        """Remember who is heard in a new stem. Whoever isn't any more leaves with it."""
        if self.piece_id != stem.piece_id:
            self.voices.all().delete()
        there = {voice.facts: voice for voice in self.voices.standing()}
        now = {voice.facts for voice in voices}
        gone = [voice.pk for facts, voice in there.items() if facts not in now]
        self.voices.filter(pk__in=gone).update(left=stem.number)
        new = [voice for voice in voices if voice.facts not in there]
        for voice in new:
            voice.crowd, voice.entered = self, stem.number
        Voice.objects.bulk_create(new)
        self.piece_id, self.made_of, self.made_at = stem.piece_id, made_of, timezone.now()
        self.save(update_fields=["piece", "made_of", "made_at"])

    def empty(self) -> None:
        """Nobody is in it any more."""
        self.voices.all().delete()
        self.piece, self.made_of, self.made_at = None, "", None
        self.save(update_fields=["piece", "made_of", "made_at"])


class VoiceQuerySet(models.QuerySet["Voice"]):
    def standing(self) -> Self:
        """Those heard in the newest stem."""
        return self.filter(left=None)


class Voice(Entity):
    """One take in a crowd, in the stem's revisions from `entered` on, until `left`.

    `length_samples` of it from `start_samples` are heard from sample `at_samples` of the stem.
    """

    crowd = models.ForeignKey(Crowd, models.CASCADE, related_name="voices")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    start_samples = models.PositiveBigIntegerField(default=0)
    at_samples = models.BigIntegerField(default=0)
    length_samples = models.PositiveBigIntegerField()
    gain_db = models.FloatField(default=0.0)
    pan = models.FloatField(default=0.0)
    entered = models.PositiveIntegerField(default=1)
    left = models.PositiveIntegerField(null=True, blank=True)

    objects = VoiceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["crowd", "left"], name="voices_of_a_crowd")]

    @property
    def facts(self) -> tuple[object, ...]:
        """All that is heard of it: two voices with the same facts are the same voice."""
        place = self.start_samples, self.at_samples, self.length_samples
        return self.revision_id, *place, self.gain_db, self.pan
