"""Whether what a sound was made of is still there when the sound is kept."""

from collections.abc import Iterable

from ensemble.pieces.models import Piece


def still_stand(pieces: Iterable[int]) -> bool:
    """Whether none of the pieces with these ids was withdrawn.

    None can be until the transaction ends: whoever withdraws one comes before this, and is heeded,
    or after what is kept, and finds it.
    """
    wanted = set(pieces)
    # In order, so that two who hold several never wait for each other.
    held = Piece.objects.select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk")
    found = list(held.values_list("withdrawn_at", flat=True))
    return len(found) == len(wanted) and not any(found)
