"""Stored things of the foundation."""

from ensemble.foundation.models.job import Job
from ensemble.foundation.models.presence import Presence
from ensemble.foundation.models.tally import Tally
from ensemble.foundation.models.tick import Tick
from ensemble.foundation.models.upload import Upload

__all__ = ["Job", "Presence", "Tally", "Tick", "Upload"]
