"""A member who doesn't want to meet another."""

from collections.abc import Collection

from django.conf import settings
from django.db import models

from ensemble.foundation.entity import Entity


class BlockQuerySet(models.QuerySet["Block"]):
    def between(self, one: models.Model, other: models.Model) -> bool:
        """Whether either of two members has blocked the other."""
        pairs = models.Q(blocker_id=one.pk, blocked_id=other.pk)
        pairs |= models.Q(blocker_id=other.pk, blocked_id=one.pk)
        return self.filter(pairs).exists()

    def apart_from(self, members: Collection[int]) -> dict[int, set[str]]:
        """Return whom a block keeps from each of these members (ids), either way, by their keys."""
        theirs = models.Q(blocker_id__in=members) | models.Q(blocked_id__in=members)
        pairs = self.filter(theirs).values_list(
            "blocker_id", "blocker__key", "blocked_id", "blocked__key"
        )
        found: dict[int, set[str]] = {}
        for one, one_key, other, other_key in pairs:
            found.setdefault(one, set()).add(other_key)
            found.setdefault(other, set()).add(one_key)
        return found


class Block(Entity):
    """`blocker` sees nothing of `blocked`, who can't build on or offer to the blocker."""

    blocker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    blocked = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    objects = BlockQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["blocker", "blocked"], name="a_block_once")]
