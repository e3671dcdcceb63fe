"""Pieces layered in time."""

from django.conf import settings
from django.db import models

from ensemble.foundation.entity import Entity
from ensemble.pieces.models import Revision
from ensemble.projects.models import Project


class Mix(Entity):
    """Layers that become one sound."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="+")
    title = models.CharField(max_length=120)
    maker = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(auto_now=True)


class Layer(Entity):
    """One piece at its place: offset in samples at 48 kHz, gain in decibels, pan -1 to 1."""

    mix = models.ForeignKey(Mix, models.CASCADE, related_name="layers")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(default=0)
    offset_samples = models.BigIntegerField(default=0)
    gain_db = models.FloatField(default=0.0)
    pan = models.FloatField(default=0.0)
    is_muted = models.BooleanField(default=False)
