"""What somebody turned, so that they can take it back."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from ensemble.foundation.entity import Entity
from ensemble.people.models import Member
from ensemble.studio.faders import checked
from ensemble.studio.models.mix import LAID, Layer, Mix


class ChangeQuerySet(models.QuerySet["Change"]):
    def last_of(self, member: Member, mix: Mix, *, undone: bool) -> Self:
        """What a member's latest gesture changed (or the one taken back last), newest first."""
        mine = self.filter(mix=mix, by=member, undone_at__isnull=not undone)
        # What was undone last was done first.
        latest = mine.order_by("number" if undone else "-number").first()
        return mine.filter(gesture=latest.gesture if latest else None).order_by("-number")

    def make(
        self, mix: Mix, layer: Layer | None, fader: str, value: Any, *, gesture: str, by: Member
    ) -> None:
        """Set one fader of a mix whose row is held, and write down what it was before."""
        before = _read(layer or mix, fader)
        if layer is not None and fader != LAID:
            value = checked(fader, value)
        if before == value:
            return
        number = put(mix, layer, fader, value)
        after = _read(layer or mix, fader)
        same = self.filter(mix=mix, by=by, gesture=gesture, layer=layer, fader=fader)
        # A hand that moves on is one change, from where it began.
        if not same.filter(undone_at=None).update(after=after, number=number):
            facts = {"before": before, "after": after, "gesture": gesture, "number": number}
            self.create(mix=mix, layer=layer, by=by, fader=fader, **facts)


def put(mix: Mix, layer: Layer | None, fader: str, value: Any) -> int:
    """Set one fader without a trace; return the number that the mix has now."""
    number = mix.count()
    if layer is None:
        mix.turn(fader, value)
    else:
        layer.turn(fader, value, number)
    return number


def _read(thing: Layer | Mix, fader: str) -> Any:
    return getattr(thing, fader, None)


class Change(Entity):
    """One fader of one track (of the mix itself where there is none), before and after.

    All that one `gesture` changed is taken back together. `number` is the mix's.
    """

    mix = models.ForeignKey(Mix, models.CASCADE, related_name="changes")
    layer = models.ForeignKey(Layer, models.CASCADE, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    fader = models.CharField(max_length=20)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    gesture = models.CharField(max_length=40)
    number = models.PositiveBigIntegerField()
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = ChangeQuerySet.as_manager()

    def swing(self, *, back: bool) -> bool:
        """Take it back, or do it again; False where somebody has turned that fader since.

        Hold the row of the mix.
        """
        is_now, wanted = (self.after, self.before) if back else (self.before, self.after)
        untouched = bool(_read(self.layer or self.mix, self.fader) == is_now)
        if untouched:
            put(self.mix, self.layer, self.fader, wanted)
        self.undone_at = timezone.now() if back else None
        self.save(update_fields=["undone_at"])
        return untouched

    class Meta:
        indexes = [models.Index(fields=["mix", "by", "number"], name="changes_of_a_member")]
