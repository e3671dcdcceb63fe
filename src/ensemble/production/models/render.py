"""One run of the engine over a mix or a cut."""

from django.conf import settings
from django.db import models

from ensemble.foundation.entity import Entity
from ensemble.pieces.models import Piece, Revision
from ensemble.production.models.cut import Cut
from ensemble.projects.models import Project
from ensemble.studio.models import Mix


class Render(Entity):
    """The arrangement is frozen when it is asked for; the result is a draft piece.

    `parts` names the revisions used, in order; `document` is the engine's timeline with
    revision keys in place of paths. A sound is made as loud as `target_lufs`, if it says one.
    """

    project = models.ForeignKey(Project, models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    mix = models.ForeignKey(Mix, models.SET_NULL, null=True, blank=True, related_name="+")
    cut = models.ForeignKey(Cut, models.SET_NULL, null=True, blank=True, related_name="+")
    document = models.TextField()
    target_lufs = models.FloatField(null=True, blank=True)
    parts = models.ManyToManyField(Revision, related_name="+")
    job = models.ForeignKey(
        "foundation.Job", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    piece = models.ForeignKey(Piece, models.SET_NULL, null=True, blank=True, related_name="+")
    rendered_at = models.DateTimeField(null=True, blank=True)
