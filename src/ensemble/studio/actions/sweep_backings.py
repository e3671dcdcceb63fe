"""Remove files of backings that no backing names."""

from ensemble.foundation.files import DAY, remove_unnamed
from ensemble.studio.models import Backing


def sweep_backings(age: float = DAY) -> None:
    """Remove what was bounced `age` seconds ago or longer and never told."""
    remove_unnamed("backings", _names, age)


def _names() -> set[str]:
    rows = Backing.objects.values_list("name", "light")
    return {name for row in rows for name in row if name}
