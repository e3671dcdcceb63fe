"""Where takes belong in the time of what they were recorded on."""

from collections.abc import Collection, Iterable

from ensemble.pieces.models import Revision
from ensemble.studio.models import Take


def place_of(revision: Revision) -> int | None:
    """Return the sample at 48 kHz of the guide's time at which a revision's sound begins.

    None where nothing is known of it: it wasn't recorded on anything.
    """
    return places_of([revision]).get(revision.pk)


def beginning_of(sounds: Collection[Revision]) -> int:
    """Return the sample at which the first of some sounds begins: never before the guide."""
    places = places_of(sounds)
    return max(0, min((places.get(one.pk, 0) for one in sounds), default=0))


def places_of(revisions: Iterable[Revision]) -> dict[int, int]:
    """Return the places of all those that have one, by the revision's id, in one question."""
    takes = Take.objects.filter(revision__in=[revision.pk for revision in revisions])
    return dict(takes.values_list("revision_id", "offset_samples"))
