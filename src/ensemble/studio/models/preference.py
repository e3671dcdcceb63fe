"""What somebody chose of two versions without knowing which was which."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext

from ensemble.foundation.entity import Entity
from ensemble.people.models import Member
from ensemble.studio.models.version import Version


class PreferenceManager(models.Manager["Preference"]):
    def keep(self, chosen: Version, other: Version, *, by: Member) -> "Preference":
        """Write down what somebody chose; what they chose of these two before is let go."""
        pair = [chosen.pk, other.pk]
        self.filter(by=by, chosen__in=pair, other__in=pair).delete()
        return self.create(chosen=chosen, other=other, by=by)

    def said_of(self, *versions: Version) -> dict[str, list[str]]:
        """Return the sentences that stand beside these versions, by their keys."""
        said: dict[str, list[str]] = {version.key: [] for version in versions}
        for one in self.filter(chosen__in=versions).select_related("chosen", "other", "by"):
            said[one.chosen.key].append(str(one))
        return said


class Preference(Entity):
    """`chosen` over `other`, both heard equally loud and without their names."""

    chosen = models.ForeignKey(Version, models.CASCADE, related_name="preferences")
    other = models.ForeignKey(Version, models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    objects = PreferenceManager()

    def __str__(self) -> str:
        facts = {"name": self.by.credited_as, "other": self.other.name}
        return gettext("%(name)s preferred it to “%(other)s”, heard blind.") % facts
