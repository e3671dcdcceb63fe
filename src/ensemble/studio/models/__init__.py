"""Pieces arranged over each other, and takes with their places."""

from ensemble.studio.models.backing import Backing
from ensemble.studio.models.crowd import Crowd, Voice
from ensemble.studio.models.mix import Layer, Mix
from ensemble.studio.models.reading import Reading
from ensemble.studio.models.take import Take

__all__ = ["Backing", "Crowd", "Layer", "Mix", "Reading", "Take", "Voice"]
