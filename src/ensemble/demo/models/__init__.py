"""What the demo remembers of itself."""

from ensemble.demo.models.deed import Deed

__all__ = ["Deed"]
