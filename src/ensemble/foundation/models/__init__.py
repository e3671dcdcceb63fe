"""Stored things of the foundation."""

from ensemble.foundation.models.job import Job

__all__ = ["Job"]
