"""A project's finished piece, released with everyone's name."""

from django.conf import settings
from django.db import models

from ensemble.foundation.entity import Entity
from ensemble.pieces.models import Piece
from ensemble.projects.models import Project


class Finish(Entity):
    """One accountable producer released this piece. `roll` is the credits as released."""

    project = models.OneToOneField(Project, models.PROTECT, related_name="+")
    piece = models.OneToOneField(Piece, models.PROTECT, related_name="+")
    producer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    roll = models.JSONField(default=list)
    released_at = models.DateTimeField(null=True, blank=True)


class Thanks(Entity):
    """A line that a person wrote to somebody who took part."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="+")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    line = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "member"], name="a_thanks_once_a_project")
        ]
