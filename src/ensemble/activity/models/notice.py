"""News for one member. Said in their language when read, so facts are kept, not sentences."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from ensemble.foundation.entity import Entity
from ensemble.people.models import Block


class NoticeQuerySet(models.QuerySet["Notice"]):
    def for_member(self, member: models.Model) -> Self:
        """Everything a member was told, newest first."""
        return self.filter(member_id=member.pk).order_by("-id")

    def met_by(self, member: models.Model) -> Self:
        """Without the doings of anybody a block has come between since."""
        blocks = Block.objects.filter(
            models.Q(blocker_id=member.pk) | models.Q(blocked_id=member.pk)
        )
        pairs = blocks.values_list("blocker_id", "blocked_id")
        apart = {one for pair in pairs for one in pair} - {member.pk}
        return self.exclude(actor_id__in=apart) if apart else self

    def see(self) -> None:
        """Remember when these were first seen."""
        self.unseen().update(seen_at=timezone.now())

    def unseen(self) -> Self:
        return self.filter(seen_at=None)

    def unmailed(self) -> Self:
        return self.filter(mailed_at=None)


class Notice(Entity):
    """What a member should hear: `verb` chooses the sentence, `facts` fill it."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    verb = models.CharField(max_length=40)
    facts = models.JSONField(default=dict)
    address = models.CharField(max_length=200)
    seen_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["member", "-id"])]
