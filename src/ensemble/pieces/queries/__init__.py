"""Pieces as pages show them."""

from ensemble.pieces.faces import Card, Face
from ensemble.pieces.queries.cards import card_rows, cards_for, cards_of, faces_of

__all__ = ["Card", "Face", "card_rows", "cards_for", "cards_of", "faces_of"]
