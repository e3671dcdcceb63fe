"""The edge "this piece was built on that one", with how."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.entity import Entity
from ensemble.pieces.models import Piece, Revision


class How(models.TextChoices):
    LAYERS = "layers-on", _("layers on")
    PERFORMS = "performs", _("performs")
    SETS = "sets-to-music", _("sets to music")
    ILLUSTRATES = "illustrates", _("illustrates")
    ANIMATES = "animates", _("animates")
    EDITS = "edits", _("edits")
    TRANSLATES = "translates", _("translates")
    CONTINUES = "continues", _("continues")
    REWORKS = "reworks", _("reworks")


class Source(Entity):
    """`piece` was built on `revision`. The other maker's consent is in the data:

    `agreed_at` is set at once where the terms say "build freely", and by the maker's own
    word where they say "ask me first". An edge without it holds the piece back.
    """

    piece = models.ForeignKey(Piece, models.CASCADE, related_name="+")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    # The same fact as revision.piece, kept here so that one index walks upward.
    origin = models.ForeignKey(Piece, models.PROTECT, related_name="+")
    how = models.CharField(max_length=14, choices=How)
    agreed_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    # When the origin's maker heard of it.
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["piece", "origin", "how"], name="a_source_once"),
            models.CheckConstraint(
                condition=~models.Q(piece=models.F("origin")), name="a_piece_is_not_its_own_source"
            ),
        ]

    def agree(self) -> None:
        """Its maker says yes."""
        self.agreed_at, self.refused_at = self.agreed_at or timezone.now(), None
        self.save(update_fields=["agreed_at", "refused_at"])

    def refuse(self) -> None:
        """Its maker says no."""
        self.agreed_at, self.refused_at = None, timezone.now()
        self.save(update_fields=["agreed_at", "refused_at"])

    def tell(self) -> None:
        """Remember that the origin's maker heard of it."""
        self.told_at = timezone.now()
        self.save(update_fields=["told_at"])
