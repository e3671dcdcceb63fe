"""Turns at a text that is written one after another."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ensemble.foundation.entity import Entity
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.studio.merging import as_typed, goes_on, merged
from ensemble.studio.models.writing import Writing


class WrittenElsewhere(Refused):
    """Refused because another page of the same person went on: `held` is there, `both` is both."""

    status = 412

    def __init__(self, held: str, both: str) -> None:
        super().__init__(
            _("You wrote in another window too. Both are here: read them over, then go on.")
        )
        self.held, self.both = held, both


class TurnQuerySet(models.QuerySet["Turn"]):
    def passed(self) -> Self:
        """Those that were written and passed on, in order."""
        return self.filter(passed_at__isnull=False).order_by("number")

    def held(self) -> Self:
        """The one that somebody is at now."""
        return self.filter(passed_at=None, let_go_at=None, ends_at__gt=timezone.now())

    def left_by(self, member: Member) -> str:
        """Return the words of this member's newest turn, if it was never passed on."""
        newest = self.filter(member=member).order_by("id").last()
        return newest.words if newest and newest.passed_at is None else ""


class Turn(Entity):
    """Somebody's go: for a day nobody else may write; what they wrote follows the last line.

    Until it is passed on its words are a draft, which only its member sees.
    """

    LASTS = timedelta(hours=24)
    LONGEST = 5000

    writing = models.ForeignKey(Writing, models.CASCADE, related_name="turns")
    number = models.PositiveIntegerField()
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    ends_at = models.DateTimeField()
    passed_at = models.DateTimeField(null=True, blank=True)
    let_go_at = models.DateTimeField(null=True, blank=True)

    objects = TurnQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["writing", "number"],
                condition=Q(let_go_at=None),
                name="a_turn_is_of_one_at_a_time",
            )
        ]

    @property
    def last_line(self) -> str:
        """All that whoever comes next may see."""
        return self.words.rstrip().rpartition("\n")[2]

    def keep(self, words: str, *, base: str) -> None:
        """Keep the words as far as they are; `base` is what they were typed into."""
        words, base = as_typed(words), as_typed(base)
        if len(words) > self.LONGEST:
            raise Refused(_("That is long for one turn. Keep some of it for your next one."))
        if self.passed_at or self.let_go_at or self.ends_at < timezone.now():
            raise Refused(_("Your turn is over. Copy your words, and take another turn."))
        # A page whose answer was lost sends what it sent before, and what was typed since.
        is_its_own = goes_on(base, self.words) and goes_on(self.words, words)
        if self.words not in {base, words} and not is_its_own:
            raise WrittenElsewhere(self.words, merged(base, words, self.words))
        self.words = words
        self.save(update_fields=["words"])

    def pass_on(self, words: str, *, base: str) -> None:
        """Keep the words and let the next one go."""
        if not words.strip("\0\r\n \t"):
            raise Refused(_("There are no words yet. Write some, then pass it on."))
        self.keep(words, base=base)
        self.words, self.passed_at = self.words.strip("\n"), timezone.now()
        self.save(update_fields=["words", "passed_at"])

    def let_go(self) -> None:
        """Leave it to somebody else."""
        self.let_go_at = timezone.now()
        self.save(update_fields=["let_go_at"])
