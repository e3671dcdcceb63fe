"""Make what came out of a render a draft piece that stands on its parts."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from ensemble.activity.actions.record import record
from ensemble.engine.timeline import Caption
from ensemble.engine.times import to_frames
from ensemble.lineage.actions.build_on import build_on
from ensemble.lineage.queries.may_build import licences_for
from ensemble.pieces.actions.caption import caption_revision
from ensemble.pieces.actions.draft import draft_piece
from ensemble.pieces.cues import Cue
from ensemble.pieces.models import MediaFile, Piece
from ensemble.pieces.terms import Licence
from ensemble.production.models import Render
from ensemble.projects.models import Offer


@transaction.atomic
def deliver_piece(
    render: Render,
    *,
    media: MediaFile | None = None,
    words: str = "",
    captions: Iterable[Caption] = (),
) -> Piece:
    """Draft the result of a render for whoever asked; its sources are exactly what was used.

    `captions` are what its parts say, where it is heard in the whole.
    """
    project, parts = render.project, list(render.parts.select_related("piece"))
    allowed = licences_for(revision.piece for revision in parts)
    piece = draft_piece(
        by=render.asked_by,
        medium=media.kind if media else "text",
        title=project.title,
        words=words,
        media=media,
        about=project.goal,
        language=project.language,
        visibility=project.visibility,
        circle=project.circle,
        licence=Licence.BY_NC_SA if Licence.BY_NC_SA in allowed else allowed[0],
    )
    _say_sources(render, piece)
    if cues := [_cue(line) for line in captions]:
        caption_revision(piece.newest, cues, by=render.asked_by, is_checked=False)
    render.piece, render.rendered_at = piece, timezone.now()
    render.save(update_fields=["piece", "rendered_at"])
    record("rendered", render, by=render.asked_by)
    return piece


def _cue(line: Caption) -> Cue:
    begins, ends = (to_frames(at, 1000) for at in (line.start, line.start + line.duration))
    return Cue(begins, ends, line.text)


def _say_sources(render: Render, piece: Piece) -> None:
    """Whoever offered a piece to this project has agreed to its use in it."""
    how = "layers-on" if render.mix_id else "edits"
    offers = Offer.objects.filter(call__project=render.project).standing()
    offered = set(offers.values_list("piece_id", flat=True))
    for revision in render.parts.select_related("piece__maker").order_by("pk"):
        source = build_on(piece, revision, how=how, by=render.asked_by)
        if revision.piece_id in offered:
            source.agree()
