"""Pieces arranged over each other, takes with their places, drawings with their strokes."""

from ensemble.studio.models.backing import Backing
from ensemble.studio.models.change import Change
from ensemble.studio.models.crowd import Crowd, Voice
from ensemble.studio.models.drawing import Drawing
from ensemble.studio.models.keystroke import Keystroke, Pen
from ensemble.studio.models.kit import Kit
from ensemble.studio.models.mix import LOUDNESSES, Layer, Mix
from ensemble.studio.models.preference import Preference
from ensemble.studio.models.reading import Reading
from ensemble.studio.models.submix import Submix
from ensemble.studio.models.take import Take
from ensemble.studio.models.turn import Turn, WrittenElsewhere
from ensemble.studio.models.version import Version
from ensemble.studio.models.writing import FairCopy, Opening, Way, Writer, Writing

__all__ = [
    "LOUDNESSES",
    "Backing",
    "Change",
    "Crowd",
    "Drawing",
    "FairCopy",
    "Keystroke",
    "Kit",
    "Layer",
    "Mix",
    "Opening",
    "Pen",
    "Preference",
    "Reading",
    "Submix",
    "Take",
    "Turn",
    "Version",
    "Voice",
    "Way",
    "Writer",
    "Writing",
    "WrittenElsewhere",
]
