"""What a draft is meant for, until it is published."""

from django.db import models
from django.utils import timezone

from ensemble.foundation.entity import Entity
from ensemble.pieces.models import Piece
from ensemble.projects.models.call import Call


class Aim(Entity):
    """Its maker came from this call: once published, the piece is offered to it."""

    piece = models.ForeignKey(Piece, models.CASCADE, related_name="+")
    call = models.ForeignKey(Call, models.CASCADE, related_name="+")
    line = models.CharField(max_length=300, blank=True)
    met_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["piece", "call"], name="an_aim_once")]

    def meet(self) -> None:
        """The piece was offered, or refused with a reason: either way it is over."""
        self.met_at = self.met_at or timezone.now()
        self.save(update_fields=["met_at"])
