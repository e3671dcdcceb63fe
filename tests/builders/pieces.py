"""Pieces for tests."""

from typing import Any

from ensemble.people.models import Member
from ensemble.pieces.actions.draft import draft_piece
from ensemble.pieces.models import Piece, Revision


def poem(by: Member, title: str = "A small poem", **facts: Any) -> Piece:
    """Return words by a member that stand: published and cleared."""
    piece = draft_poem(by, title, **facts)
    piece.publish()
    piece.revisions.get().clear(by=None)
    piece.refresh_from_db()
    return piece


def draft_poem(by: Member, title: str = "A small poem", **facts: Any) -> Piece:
    """Return words by a member that only they see yet."""
    words = facts.pop("words", f"{title}\n\nThe kettle hums.")
    return draft_piece(by=by, medium="text", title=title, words=words, **facts)


def current(piece: Piece) -> Revision:
    """Return the revision of a piece that others see."""
    assert piece.current is not None
    return piece.current
