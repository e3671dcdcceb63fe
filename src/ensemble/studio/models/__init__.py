"""Pieces arranged over each other, and takes with their places."""

from ensemble.studio.models.backing import Backing
from ensemble.studio.models.change import Change
from ensemble.studio.models.crowd import Crowd, Voice
from ensemble.studio.models.mix import LOUDNESSES, Layer, Mix
from ensemble.studio.models.reading import Reading
from ensemble.studio.models.take import Take
from ensemble.studio.models.version import Version

__all__ = [
    "LOUDNESSES",
    "Backing",
    "Change",
    "Crowd",
    "Layer",
    "Mix",
    "Reading",
    "Take",
    "Version",
    "Voice",
]
