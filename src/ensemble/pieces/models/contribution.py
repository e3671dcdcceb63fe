"""Who made a piece together with its maker."""

from typing import Self

from django.conf import settings
from django.db import models

from ensemble.foundation.entity import Entity
from ensemble.pieces.models.piece import Piece


class ContributionQuerySet(models.QuerySet["Contribution"]):
    def in_order(self) -> Self:
        """In the order they came to it."""
        return self.select_related("member").order_by("id")


class Contribution(Entity):
    """One person's part in a piece that bears another's name too. Credited wherever it is."""

    piece = models.ForeignKey(Piece, models.CASCADE, related_name="contributions")
    # What others build on outlives an account: the row of whoever left keeps their place.
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = ContributionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["piece", "member"], name="a_contributor_once_a_piece")
        ]
