"""Make what came out of a crowd the newest revision of its piece, and lay it into the mixes."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.activity.actions.record import record
from ensemble.activity.actions.tell import tell
from ensemble.lineage.actions.gather import gather_sources
from ensemble.lineage.queries.may_build import licences_for
from ensemble.people.models import Craft
from ensemble.pieces.actions.draft import draft_piece
from ensemble.pieces.actions.publish import publish_piece
from ensemble.pieces.actions.revise import add_revision
from ensemble.pieces.actions.withdraw import withdraw_piece
from ensemble.pieces.models import MediaFile, Medium, Piece, Revision, Visibility
from ensemble.pieces.signals import announce, piece_cleared
from ensemble.pieces.terms import Licence
from ensemble.studio.actions.drop_stems import drop_stems
from ensemble.studio.actions.place_stem import place_stem
from ensemble.studio.actions.swap_stem import swap_stem
from ensemble.studio.models import Crowd, Voice


@transaction.atomic
def deliver_stem(crowd: Crowd, voices: Sequence[Voice], media: MediaFile, made_of: str) -> None:
    """Let a crowd's piece be this stem and stand on exactly these takes.

    All who are heard in it were looked at before, so nobody has to look again. Whoever has the
    link can hear it, or the project's circle.
    """
    is_first, before = crowd.made_at is None, crowd.piece
    stem = _stem(crowd, voices, media)
    piece = stem.piece
    gather_sources(piece, [voice.revision for voice in voices], how="layers-on", by=crowd.maker)
    _show(stem, crowd)
    place_stem(crowd, stem)
    crowd.take_in(stem, voices, made_of)
    swap_stem({one for one in (before, piece) if one}, stem, by=crowd.maker)
    drop_stems(piece)
    record("delivered_stem", crowd, by=crowd.maker)
    if is_first:
        tell(crowd.maker, "crowd_made", _address(crowd), by=None, call=crowd.call.title)


@transaction.atomic
def empty_crowd(crowd: Crowd) -> None:
    """Everybody has left: nothing is heard of it any more."""
    piece = crowd.piece
    if piece is not None:
        swap_stem({piece}, None, by=crowd.maker)
        crowd.empty()
        withdraw_piece(piece, by=crowd.maker)
    record("emptied_crowd", crowd, by=crowd.maker)


def _stem(crowd: Crowd, voices: Sequence[Voice], media: MediaFile) -> Revision:
    """A further revision of its piece, or the first one of a new piece."""
    allowed = licences_for(voice.revision.piece for voice in voices)
    piece = crowd.piece
    if piece and piece.withdrawn_at is None and Licence(piece.licence) in allowed:
        Piece.objects.select_for_update().get(pk=piece.pk)
        return add_revision(piece, words="", media=media)
    project = crowd.call.project
    in_circle = project.visibility == Visibility.CIRCLE
    title = _("%(call)s: everybody") % {"call": crowd.call.title[:100]}
    drafted = draft_piece(
        by=crowd.maker,
        medium=Medium.AUDIO,
        title=title,
        media=media,
        craft=Craft.MIXING,
        language=project.language,
        visibility=Visibility.CIRCLE if in_circle else Visibility.LINK,
        circle=project.circle if in_circle else None,
        licence=Licence.BY_NC_SA if Licence.BY_NC_SA in allowed else allowed[0],
    )
    return drafted.newest


def _show(stem: Revision, crowd: Crowd) -> None:
    publish_piece(stem.piece, by=crowd.maker)
    stem.refresh_from_db(fields=["cleared_at"])
    if stem.cleared_at is None:
        stem.clear(by=None)
        announce(piece_cleared, Piece, piece=stem.piece, revision=stem, by=None)


def _address(crowd: Crowd) -> str:
    return f"{crowd.call.address}crowd/"
