"""One step of the demo that is done."""

from django.db import models

from ensemble.foundation.entity import Entity


class Deed(Entity):
    """A step by its name in the plan, and what came out of it.

    It is written by the same commit as its effect, so that each step happens once, however
    often and wherever the demo is interrupted.
    """

    name = models.CharField(max_length=120, unique=True)
    subject = models.BigIntegerField()
