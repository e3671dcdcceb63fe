"""Remove stored files that nothing stands for."""

from ensemble.foundation.files import DAY, remove_unnamed
from ensemble.pieces.models import Derived, MediaFile


def sweep_files(age: float = DAY) -> None:
    """Remove what was stored `age` seconds ago or longer by somebody who died before saying so."""
    remove_unnamed("originals", lambda: _names(MediaFile, "original"), age)
    remove_unnamed("derived", lambda: _names(Derived, "name"), age)


def _names(model: type[MediaFile | Derived], field: str) -> set[str]:
    return set(model._default_manager.values_list(field, flat=True))
