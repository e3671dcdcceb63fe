"""What has to be kept because something was made, or is being made, from it."""

from collections.abc import Iterable, Set

from ensemble.production.models import Render


def rendered_among(revisions: Set[int]) -> Iterable[int]:
    """Return which of these are parts of a render."""
    return Render.objects.filter(parts__in=revisions).values_list("parts", flat=True)
