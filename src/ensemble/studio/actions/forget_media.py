"""Forget a file that nothing was published of, with all that was derived from it."""

from functools import partial

from django.db import transaction

from ensemble.foundation.files import remove
from ensemble.pieces.models import Derived, MediaFile


def forget_media(media: MediaFile) -> None:
    """Remove it, but what other files have the bytes of."""
    names = {media.original, *media.derived.values_list("name", flat=True)}
    media.delete()
    names -= set(MediaFile.objects.filter(original__in=names).values_list("original", flat=True))
    names -= set(Derived.objects.filter(name__in=names).values_list("name", flat=True))
    for name in names:
        transaction.on_commit(partial(remove, name))
