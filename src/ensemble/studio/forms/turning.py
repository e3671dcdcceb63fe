"""What a mixer sends, as JSON."""

import json
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ensemble.foundation.refusal import Refused
from ensemble.studio.actions.turn import Turn

MOST = 2_000


@dataclass(frozen=True)
class Turning:
    """Turns of one gesture, and the mix's number that the browser knows."""

    gesture: str
    since: int
    turns: tuple[Turn, ...]

    @classmethod
    def of(cls, request: HttpRequest) -> "Turning":
        """Read `{gesture, since, turns: [[layer, fader, value], …]}`. Raises Refused."""
        try:
            told = json.loads(request.body)
            turns = tuple(Turn(str(one), str(fader), value) for one, fader, value in told["turns"])
            return cls(str(told["gesture"])[:40], int(told["since"]), turns[:MOST])
        except (ValueError, KeyError, TypeError) as error:
            raise Refused(_("This couldn't be read. Open the page again.")) from error
