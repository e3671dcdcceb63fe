"""One thing somebody made. It stays the same piece while its revisions follow each other."""

from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.entity import Entity
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Block, Circle, Member
from ensemble.pieces.terms import Condition, Licence

if TYPE_CHECKING:
    from ensemble.pieces.models.revision import Revision


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
        stands = Q(published_at__isnull=False, cleared_at__isnull=False, withdrawn_at__isnull=True)
        if member is None or not member.is_authenticated:
            return self.filter(stands & shown)
        shown |= Q(circle__in=Circle.objects.of(member).values("pk"))
        blocked = Block.objects.filter(blocker=member).values("blocked_id")
        return self.filter((stands & shown & ~Q(maker__in=blocked)) | Q(maker=member))

    def listed(self) -> Self:
        """Pieces that may appear in lists that strangers read (a link-only piece may not)."""
        return self.exclude(visibility=Visibility.LINK)

    def by(self, maker: models.Model) -> Self:
        """Pieces that a member made."""
        return self.filter(maker_id=maker.pk)

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

    def get_absolute_url(self) -> str:
        return reverse("pieces:show", args=[self.key])

    @property
    def is_draft(self) -> bool:
        return self.published_at is None

    @property
    def is_standing(self) -> bool:
        return bool(self.published_at and self.cleared_at and not self.withdrawn_at)

    @property
    def newest(self) -> "Revision":
        """The newest revision, whether others see it or not."""
        return self.revisions.select_related("media__preparation").latest("number")

    def describe(self, **facts: Any) -> None:
        """Change what is said about it. A licence once given may be opened, never closed."""
        licence = Licence(facts.get("licence", self.licence))
        if self.cleared_at and licence.is_closer_than(Licence(self.licence)):
            raise Refused(
                gettext(
                    "Others may already use this piece as you first said, so its licence can be "
                    "opened, not closed. To give less, withdraw it and publish a new piece."
                )
            )
        for name, value in facts.items():
            setattr(self, name, value)
        self.refuse_what_does_not_fit()
        self.save(update_fields=list(facts))

    def refuse_what_does_not_fit(self) -> None:
        """Raise Refused unless title and circle are as they must be."""
        if not self.title.strip():
            raise Refused(gettext("Give it a title. You can change it later."))
        if (self.visibility == Visibility.CIRCLE) != (self.circle_id is not None):
            raise Refused(gettext("Choose the circle that may see it."))

    def publish(self) -> None:
        """Say that it is meant for others. They see it once it is cleared."""
        if self.withdrawn_at:
            raise Refused(gettext("You withdrew this piece. Make a new one to publish it again."))
        self.published_at = self.published_at or timezone.now()
        self.save(update_fields=["published_at"])

    def hold(self) -> None:
        """Hide it again until its newest revision is cleared."""
        self.revisions.update(cleared_at=None, cleared_by=None)
        self.cleared_at = self.current = None
        self.save(update_fields=["cleared_at", "current"])

    def withdraw(self) -> None:
        """Take it back. What grew from it keeps its credit, and loses its copy."""
        self.withdrawn_at = self.withdrawn_at or timezone.now()
        self.save(update_fields=["withdrawn_at"])
