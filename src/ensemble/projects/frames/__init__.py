"""The templates of projects, as values: a frame and the calls that fill it."""

from ensemble.projects.frames.crowds import CROWDS
from ensemble.projects.frames.frame import Frame, Wish
from ensemble.projects.frames.music import MUSIC
from ensemble.projects.frames.screens import SCREENS
from ensemble.projects.frames.words import WORDS

FRAMES: dict[str, Frame] = {frame.key: frame for frame in (*MUSIC, *CROWDS, *WORDS, *SCREENS)}

__all__ = ["FRAMES", "Frame", "Wish"]
