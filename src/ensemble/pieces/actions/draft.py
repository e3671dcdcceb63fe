"""Make a piece that nobody else sees yet."""

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Circle, Member
from ensemble.pieces.actions.revise import add_revision
from ensemble.pieces.models import MediaFile, Medium, Piece, Visibility
from ensemble.pieces.terms import Condition, Licence


@transaction.atomic
def draft_piece(
    *,
    by: Member,
    medium: str,
    title: str,
    words: str = "",
    media: MediaFile | None = None,
    about: str = "",
    language: str = "",
    craft: str = "",
    visibility: str = Visibility.PUBLIC,
    circle: Circle | None = None,
    licence: str = Licence.BY_NC_SA,
    condition: str = Condition.FREELY,
) -> Piece:
    """Make a piece with its first revision: words for `text`, a kept file for all else.

    What a file is decides its medium. Raises Refused where something is missing or not theirs.
    """
    if circle and not Circle.objects.of(by).filter(pk=circle.pk).exists():
        raise Refused(_("You aren't in this circle."))
    piece = Piece(
        maker=by,
        medium=Medium(media.kind) if media else Medium(medium),
        title=title.strip(),
        about=about.strip(),
        language=language,
        craft=craft,
        visibility=Visibility(visibility),
        circle=circle,
        licence=Licence(licence),
        condition=Condition(condition),
    )
    piece.refuse_what_does_not_fit()
    piece.save()
    add_revision(piece, words=words, media=media)
    record("drafted", piece, by=by)
    return piece
