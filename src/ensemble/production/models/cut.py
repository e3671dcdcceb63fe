"""Pieces one after another: a film."""

from django.conf import settings
from django.db import models

from ensemble.foundation.entity import Entity
from ensemble.pieces.models import Revision
from ensemble.projects.models import Project

# How long a picture or words are shown where nobody says otherwise.
STILL_LASTS_MS = 4000


class Cut(Entity):
    """A title card, shots, sound under them, and the credits at the end."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="+")
    maker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    subtitle = models.CharField(max_length=200, blank=True)
    bed = models.ForeignKey(Revision, models.PROTECT, null=True, blank=True, related_name="+")
    bed_gain_db = models.FloatField(default=-8.0)
    changed_at = models.DateTimeField(auto_now=True)


class Shot(Entity):
    """A film from `starts_ms` for `lasts_ms` (empty: to its end), or a picture held that long."""

    cut = models.ForeignKey(Cut, models.CASCADE, related_name="shots")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(default=0)
    starts_ms = models.PositiveIntegerField(default=0)
    lasts_ms = models.PositiveIntegerField(null=True, blank=True)
    gain_db = models.FloatField(default=0.0)
