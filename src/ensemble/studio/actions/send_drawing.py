"""Make a piece of a drawing that was sent, once."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import QueryDict

from ensemble.people.models import Member
from ensemble.pieces.actions.make import make_piece
from ensemble.pieces.actions.receive import receive_media
from ensemble.pieces.actions.revise import revise_piece
from ensemble.pieces.models import MediaFile, Piece
from ensemble.studio.actions.receive_strokes import receive_strokes
from ensemble.studio.models import Drawing


def send_drawing(answers: QueryDict, facts: Mapping[str, Any], *, by: Member) -> Piece:
    """Publish a drawing: its picture and strokes are uploads that `answers` name.

    `sent_as` in the answers is a name the page gave this drawing as it stands: "drawing state". The
    same one makes one piece, however often it is sent: an answer may be lost on its way. What was
    changed before it was sent again becomes the next revision of that piece. Raises Refused with
    the reason. Not atomic as a whole: copying a file locks nothing.
    """
    name = answers.get("sent_as", "")
    if piece := _known(name, by):
        return piece
    return _published(name, answers, facts, receive_media(answers, None, by=by), by)


@transaction.atomic
def _published(
    name: str, answers: QueryDict, facts: Mapping[str, Any], media: MediaFile | None, by: Member
) -> Piece:
    # Whoever sends the same at the same time waits here, and then finds it made.
    Member.objects.select_for_update(no_key=True).get(pk=by.pk)
    if piece := _known(name, by):
        return piece
    if piece := _made_before(name, by):
        return _changed(piece, answers, media, by)
    return make_piece(by=by, answers=answers, media=media, **facts)


def _changed(piece: Piece, answers: QueryDict, media: MediaFile | None, by: Member) -> Piece:
    if not piece.newest.has_same_content("", media):
        receive_strokes(revise_piece(piece, by=by, media=media), answers, by=by)
    return piece


def _known(name: str, by: Member) -> Piece | None:
    return _piece_of(Drawing.objects.sent_as(name, by))


def _made_before(name: str, by: Member) -> Piece | None:
    """What was made of an earlier state of this drawing, unless its maker took it back."""
    standing = Drawing.objects.sent_before(name, by).filter(revision__piece__withdrawn_at=None)
    return _piece_of(standing)


def _piece_of(drawings: QuerySet[Drawing]) -> Piece | None:
    drawing = drawings.select_related("revision__piece").order_by("-id").first()
    return drawing.revision.piece if drawing else None
