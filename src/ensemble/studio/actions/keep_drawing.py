"""Keep the strokes of a picture with it, so that somebody else can go on from them."""

from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.foundation.refusal import Refused
from ensemble.people.models import Member
from ensemble.pieces.models import Medium, Piece, Revision
from ensemble.studio.models import Drawing
from ensemble.studio.models.drawing import sent_name
from ensemble.studio.strokes import LARGEST, Strokes, StrokesError, read_strokes


@transaction.atomic
def keep_drawing(revision: Revision, path: Path, *, by: Member, sent_as: str = "") -> Drawing:
    """Keep strokes (a file as the drawing pad writes it) with a picture's revision.

    `sent_as` is the name that the page gave it. Raises Refused unless the picture is theirs and
    the strokes are exactly as they should be.
    """
    if revision.piece.maker_id != by.pk or revision.piece.medium != Medium.IMAGE:
        raise Refused(_("Strokes are kept with a picture of one's own."))
    strokes = _read(path)
    drawing = Drawing.objects.filter(revision=revision).first() or Drawing(revision=revision)
    drawing.draw(strokes, _beneath(strokes, by))
    drawing.sent_as = sent_name(sent_as, by) if sent_as else drawing.sent_as
    drawing.save()
    record("kept_drawing", drawing, by=by)
    return drawing


def _read(path: Path) -> Strokes:
    try:
        with path.open("rb") as file:
            return read_strokes(file.read(LARGEST + 1))
    except StrokesError as error:
        raise Refused(
            _(
                "The strokes of this drawing can't be read, or are more than a drawing can hold. "
                "Nothing was published; the drawing is still in your browser."
            )
        ) from error


def _beneath(strokes: Strokes, by: Member) -> Revision | None:
    pieces = Piece.objects.visible_to(by).filter(medium=Medium.IMAGE)
    shown = Revision.objects.shown_to(by).filter(piece__in=pieces.values("pk"))
    return shown.filter(key=strokes.picture).first() if strokes.picture else None
