"""A piece offered to a call, and the answer that it always gets."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.entity import Entity
from ensemble.people.models import Member
from ensemble.pieces.models import Piece, Revision
from ensemble.projects.models.call import Call


class OfferQuerySet(models.QuerySet["Offer"]):
    def standing(self) -> Self:
        """Not taken back, and of a piece that stands."""
        return self.filter(
            withdrawn_at=None,
            lost_at=None,
            piece__withdrawn_at=None,
            piece__cleared_at__isnull=False,
        )

    def undecided(self) -> Self:
        """Still without an answer; whoever has waited longest comes first."""
        return self.standing().filter(decision=None).order_by("id")

    def used(self) -> Self:
        return self.standing().filter(decision__outcome=Decision.Outcome.USED)

    def kept(self) -> Self:
        """The shelf: kept for later."""
        return self.standing().filter(decision__outcome=Decision.Outcome.KEPT)

    def counting(self) -> Self:
        """Not taken back; a piece that still waits to be cleared counts too."""
        return self.filter(withdrawn_at=None, lost_at=None)

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
    # Its piece was withdrawn by its maker: nothing made from here on may use it.
    lost_at = models.DateTimeField(null=True, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "piece"], name="a_piece_offered_once_a_call")
        ]

    @property
    def address(self) -> str:
        return f"/projects/offers/{self.key}/"

    def withdraw(self) -> None:
        """Its maker takes it back from this call; the piece itself stays."""
        self.withdrawn_at = self.withdrawn_at or timezone.now()
        self.save(update_fields=["withdrawn_at"])

    def renew(self, revision: Revision, line: str) -> None:
        """Its maker offers it again after taking it back."""
        self.withdrawn_at, self.revision, self.line = None, revision, line
        self.save(update_fields=["withdrawn_at", "revision", "line"])

    def lose(self) -> None:
        """Its piece is gone."""
        self.lost_at = self.lost_at or timezone.now()
        self.save(update_fields=["lost_at"])


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

    def change(self, outcome: str, line: str, by: Member) -> None:
        """Leaders may think again until the project is finished."""
        self.outcome, self.line, self.by = outcome, line, by
        self.changed_at = timezone.now()
        self.save(update_fields=["outcome", "line", "by", "changed_at"])
