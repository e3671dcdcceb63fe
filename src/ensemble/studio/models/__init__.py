"""Pieces arranged over each other, and recordings with their place."""

from ensemble.studio.models.backing import Backing
from ensemble.studio.models.mix import Layer, Mix
from ensemble.studio.models.take import Take

__all__ = ["Backing", "Layer", "Mix", "Take"]
