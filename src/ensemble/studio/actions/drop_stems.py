"""Let go of the stems that a newer one has taken the place of."""

from contextlib import suppress

from django.db import transaction
from django.db.models import ProtectedError, QuerySet

from ensemble.activity.actions.record import record
from ensemble.lineage.models import Source
from ensemble.pieces.models import MediaFile, Piece, Revision
from ensemble.studio.actions.forget_media import forget_media
from ensemble.studio.keepers import kept_among
from ensemble.studio.models import Crowd, Layer, Version
from ensemble.studio.queries.crowds import taken_back_in


@transaction.atomic
def drop_stems(piece: Piece) -> None:
    """Remove a crowd's old stems with their files, unless something was made from them.

    So nobody who left a crowd can still be heard in it.
    """
    older = piece.revisions.exclude(pk=piece.newest.pk)
    old = dict(older.values_list("pk", "media_id"))
    used = kept_among(old.keys())
    used |= set(Layer.objects.filter(revision__in=old).values_list("revision_id", flat=True))
    used |= set(Source.objects.filter(revision__in=old).values_list("revision_id", flat=True))
    used |= _in_versions(piece, older)
    gone = {pk: media for pk, media in old.items() if pk not in used}
    if not gone:
        return
    for revision in piece.revisions.filter(pk__in=gone):
        with suppress(ProtectedError), transaction.atomic():
            revision.delete()
    for media in MediaFile.objects.filter(pk__in=gone.values(), revisions=None):
        forget_media(media)
    record("dropped_stems", piece, by=None)


def _in_versions(piece: Piece, stems: QuerySet[Revision]) -> set[int]:
    """Stems in versions of a mix that were kept; not those with somebody who took theirs back."""
    projects = Crowd.objects.filter(piece=piece).values("call__project")
    versions = Version.objects.filter(mix__project__in=projects).values_list("tracks", flat=True)
    keys = {track["revision"] for tracks in versions for track in tracks}
    return {one.pk for one in stems if one.key in keys and not taken_back_in([one])}
