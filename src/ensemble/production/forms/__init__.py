"""The finishing room: layers of a mix, shots of a cut."""

from ensemble.production.forms.cutting import Cutting
from ensemble.production.forms.mixing import Mixing

__all__ = ["Cutting", "Mixing"]
