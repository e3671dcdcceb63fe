"""Pieces arranged over each other."""

from ensemble.studio.models.mix import Layer, Mix

__all__ = ["Layer", "Mix"]
