"""Remove the copies of a piece that was taken back, so that links given before die too."""

from ensemble.foundation.files import remove
from ensemble.foundation.jobs import Run, job
from ensemble.pieces.models import Derived, MediaFile


@job(tries=5, lease=60)
def remove_copies(run: Run, piece_id: int) -> None:
    """Remove what was derived from a withdrawn piece's files, unless something else shows it.

    Originals stay with their owner. Harmless when run twice.
    """
    shown = MediaFile.objects.filter(revisions__piece__withdrawn_at=None)
    gone = MediaFile.objects.filter(revisions__piece=piece_id).exclude(
        pk__in=shown.exclude(revisions=None).values("pk")
    )
    with run.fence():
        for media in gone.distinct():
            names = set(media.derived.values_list("name", flat=True))
            media.derived.all().delete()
            MediaFile.objects.filter(pk=media.pk).update(prepared_at=None)
            shared = Derived.objects.filter(name__in=names).values_list("name", flat=True)
            for name in names - set(shared):
                remove(name)
