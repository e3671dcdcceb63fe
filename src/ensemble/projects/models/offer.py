"""A piece offered to a call, and the answer that it always gets."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.entity import Entity
from ensemble.people.models import Member
from ensemble.pieces.models import Piece, Revision
from ensemble.projects.models.call import Call


class OfferQuerySet(models.QuerySet["Offer"]):
    def standing(self) -> Self:
        """Not taken back, and of a piece that stands."""
        return self.filter(
            withdrawn_at=None, piece__withdrawn_at=None, piece__cleared_at__isnull=False
        )

    def undecided(self) -> Self:
        """Still without an answer; whoever has waited longest comes first."""
        return self.standing().filter(decision=None).order_by("id")

    def used(self) -> Self:
        return self.standing().filter(decision__outcome=Decision.Outcome.USED)

    def by(self, member: Member) -> Self:
        return self.filter(member=member)


class Offer(Entity):
    """A revision of a piece, offered with a line by whoever made it."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="offers")
    piece = models.ForeignKey(Piece, models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    line = models.CharField(max_length=300, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "piece"], name="a_piece_offered_once_a_call")
        ]


class Decision(Entity):
    """Used, kept for later, or not this time: with a line from a person."""

    class Outcome(models.TextChoices):
        USED = "used", _("used")
        KEPT = "kept", _("kept for later")
        NOT_NOW = "not-now", _("not this time")

    offer = models.OneToOneField(Offer, models.CASCADE, related_name="decision")
    outcome = models.CharField(max_length=8, choices=Outcome)
    line = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(null=True, blank=True)
