"""What can be turned on a track, and how far."""

import math
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.refusal import Refused

LONGEST = 3 * 60 * 60 * 48_000
LONG = _("That is longer than three hours.")


@dataclass(frozen=True)
class Fader:
    """From `low` to `high`, in whole steps where it is `whole`; told to members by `why`."""

    low: float
    high: float
    why: str | Promise
    whole: bool = True
    at_rest: float | bool = 0

    def checked(self, value: Any) -> float | int:
        """Return the value as it is stored. Raises Refused."""
        number = value if isinstance(value, int | float) and math.isfinite(value) else None
        if number is None or isinstance(value, bool) or not self.low <= number <= self.high:
            raise Refused(str(self.why))
        return round(number) if self.whole else float(number)


FADERS = {
    "offset_samples": Fader(
        -LONGEST,
        LONGEST,
        _("A layer begins at most three hours before or after the others."),
    ),
    "gain_db": Fader(-60, 24, _("The level of a layer goes from -60 to +24 dB."), whole=False),
    "pan": Fader(-1, 1, _("Pan goes from -1 (left) to 1 (right)."), whole=False),
    "fade_in_samples": Fader(0, LONGEST, LONG),
    "fade_out_samples": Fader(0, LONGEST, LONG),
    "trim_start_samples": Fader(0, LONGEST, LONG),
    "trim_end_samples": Fader(0, LONGEST, LONG),
}
SWITCHES = ("is_muted",)
ALL = (*FADERS, *SWITCHES)


def checked(fader: str, value: Any) -> Any:
    """Return a value as a track stores it. Raises Refused for what can't be."""
    if fader in SWITCHES:
        return bool(value)
    if fader not in FADERS:
        raise Refused(gettext("There is no such fader."))
    return FADERS[fader].checked(value)
