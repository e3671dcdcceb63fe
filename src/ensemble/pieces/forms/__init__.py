"""What is asked about a piece."""

from ensemble.pieces.forms.about import AboutForm, PieceForm, words_asked

__all__ = ["AboutForm", "PieceForm", "words_asked"]
