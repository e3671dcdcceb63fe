"""One thing somebody made. It stays the same piece while its revisions follow each other."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.entity import Entity
from ensemble.people.models import Block, Circle, Member
from ensemble.pieces.terms import Condition, Licence


class Medium(models.TextChoices):
    AUDIO = "audio", _("Sound")
    VIDEO = "video", _("Film")
    IMAGE = "image", _("Picture")
    TEXT = "text", _("Words")


class Visibility(models.TextChoices):
    PUBLIC = "public", _("Everyone")
    LINK = "link", _("Whoever has the link")
    CIRCLE = "circle", _("A circle")


class PieceQuerySet(models.QuerySet["Piece"]):
    def standing(self) -> Self:
        """Pieces that are published, cleared and not withdrawn."""
        return self.filter(
            published_at__isnull=False, cleared_at__isnull=False, withdrawn_at__isnull=True
        )

    def visible_to(self, member: Member | None) -> Self:
        """Pieces that this person may open: what stands and is shown to them, and all their own."""
        shown = Q(visibility__in=[Visibility.PUBLIC, Visibility.LINK])
        if member is None or not member.is_authenticated:
            return self.standing().filter(shown)
        shown |= Q(circle__in=Circle.objects.of(member).values("pk"))
        stands = Q(published_at__isnull=False, cleared_at__isnull=False, withdrawn_at__isnull=True)
        blocked = Block.objects.filter(blocker=member).values("blocked_id")
        others = self.filter(stands & shown).exclude(maker__in=blocked)
        return self.filter(Q(pk__in=others.values("pk")) | Q(maker=member))

    def listed(self) -> Self:
        """Pieces that may appear in lists that strangers read (a link-only piece may not)."""
        return self.exclude(visibility=Visibility.LINK)

    def newest_first(self) -> Self:
        return self.order_by("-published_at", "-id")


class Piece(Entity):
    """Born a draft, then published, then cleared; only then do others see it."""

    maker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    medium = models.CharField(max_length=5, choices=Medium)
    title = models.CharField(max_length=120)
    about = models.TextField(max_length=2000, blank=True)
    language = models.CharField(max_length=12, blank=True)
    craft = models.CharField(max_length=20, blank=True)
    visibility = models.CharField(max_length=6, choices=Visibility, default=Visibility.PUBLIC)
    circle = models.ForeignKey(Circle, models.PROTECT, null=True, blank=True, related_name="+")
    licence = models.CharField(max_length=8, choices=Licence, default=Licence.BY_NC_SA)
    condition = models.CharField(max_length=6, choices=Condition, default=Condition.FREELY)
    # The newest revision that others see; None until the first one is cleared.
    current = models.ForeignKey(
        "pieces.Revision", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)
    cleared_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = PieceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["-published_at"], name="pieces_newest"),
            models.Index(fields=["maker", "-id"], name="pieces_of_a_maker"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_draft(self) -> bool:
        return self.published_at is None

    @property
    def is_standing(self) -> bool:
        return bool(self.published_at and self.cleared_at and not self.withdrawn_at)

    def publish(self) -> None:
        """Say that it is meant for others. They see it once it is cleared."""
        self.published_at = self.published_at or timezone.now()
        self.save(update_fields=["published_at"])

    def withdraw(self) -> None:
        """Take it back. What grew from it keeps its credit, and loses its copy."""
        self.withdrawn_at = self.withdrawn_at or timezone.now()
        self.save(update_fields=["withdrawn_at"])
