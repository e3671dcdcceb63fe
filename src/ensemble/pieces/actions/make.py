"""Make and publish a piece from what a member sent with the form."""

from typing import Any

from django.db import transaction
from django.http import QueryDict

from ensemble.people.models import Member
from ensemble.pieces.actions.draft import draft_piece
from ensemble.pieces.actions.publish import publish_piece
from ensemble.pieces.models import Draft, Piece
from ensemble.pieces.signals import piece_drafted


@transaction.atomic
def make_piece(*, by: Member, answers: QueryDict, **facts: Any) -> Piece:
    """Make a piece of `facts`, let capabilities above read `answers`, and publish it."""
    piece = draft_piece(by=by, **facts)
    piece_drafted.send(Piece, piece=piece, answers=answers, by=by)
    publish_piece(piece, by=by)
    Draft.objects.of(by).filter(key=answers.get("draft", "")).delete()
    return piece
