"""Make a new revision of a piece. Earlier ones stay as they are."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.actions.settle import settle_piece
from ensemble.pieces.models import MediaFile, Medium, Piece, Revision
from ensemble.pieces.signals import announce, revision_added


@transaction.atomic
def revise_piece(
    piece: Piece, *, by: Member, words: str = "", media: MediaFile | None = None
) -> Revision:
    """Add a revision. Others see it once it is cleared; until then they see the one before."""
    if piece.maker_id != by.pk:
        raise Refused(_("Only its maker can change a piece."))
    if piece.withdrawn_at:
        raise Refused(_("You withdrew this piece."))
    Piece.objects.select_for_update().get(pk=piece.pk)
    if piece.newest.has_same_content(_tidy(words), media):
        raise Refused(_("This is the same as the last revision, so nothing was changed."))
    revision = add_revision(piece, words=words, media=media)
    record("revised", piece, by=by, number=revision.number)
    announce(revision_added, Piece, piece=piece, revision=revision, by=by)
    settle_piece(piece)
    return revision


def add_revision(piece: Piece, *, words: str, media: MediaFile | None) -> Revision:
    """Write the next revision. Raises Refused unless its content is what its medium needs."""
    words = "" if media else _tidy(words)
    _refuse_wrong_content(piece, words, media)
    last = piece.revisions.order_by("-number").values_list("number", flat=True).first()
    return Revision.objects.create(piece=piece, number=(last or 0) + 1, words=words, media=media)


def _tidy(words: str) -> str:
    """Lines end the same way everywhere, and what can't be stored (NUL) is left out."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _refuse_wrong_content(piece: Piece, words: str, media: MediaFile | None) -> None:
    if piece.medium == Medium.TEXT:
        if not words.strip():
            raise Refused(_("There are no words yet. Write some, then go on."))
        if len(words) > Revision.LONGEST:
            raise Refused(_("This is longer than a piece can be. Make several pieces of it."))
        return
    if media is None:
        raise Refused(_("There is no file yet. Choose one, then go on."))
    if media.owner_id != piece.maker_id:
        raise Refused(_("This file isn't yours."))
    if media.kind != piece.medium:
        raise Refused(_("This file is of another kind than the piece. Make a new piece of it."))
    if media.trouble:
        raise Refused(media.trouble)
