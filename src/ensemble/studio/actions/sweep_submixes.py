"""Remove files of submixes that no submix names."""

from ensemble.foundation.files import DAY, remove_unnamed
from ensemble.studio.models import Submix


def sweep_submixes(age: float = DAY) -> None:
    """Remove what was summed `age` seconds ago or longer and let go since."""
    remove_unnamed("submixes", lambda: set(Submix.objects.values_list("name", flat=True)), age)
