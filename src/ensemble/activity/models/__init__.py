"""What happened, and who should hear of it."""

from ensemble.activity.models.event import Event
from ensemble.activity.models.notice import Notice

__all__ = ["Event", "Notice"]
