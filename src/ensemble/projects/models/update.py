"""News of a project, from a leader, about once a week."""

from django.conf import settings
from django.db import models

from ensemble.foundation.entity import Entity
from ensemble.projects.models.project import Project


class Update(Entity):
    """A few words for everybody who takes part."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="updates")
    writer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    words = models.TextField(max_length=4000)
