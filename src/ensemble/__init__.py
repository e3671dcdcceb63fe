"""Ensemble: a place where people make things together and finish them."""

__version__ = "0.1.0"
