"""Pieces as pages show them."""

from ensemble.pieces.faces import Card, Face
from ensemble.pieces.queries.cards import cards_for, faces_of

__all__ = ["Card", "Face", "cards_for", "faces_of"]
