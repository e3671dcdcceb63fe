"""How sure the place of a take is, in words that its maker and its leaders read."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# As the engine counts: from 0.9 on it is sure, up to 0.5 the place was not found.
SURE, FOUND = 0.9, 0.5
# What the engine calls its ways, in our words for evidence.
METHODS = {"correlation": "ear"}
WAYS = {
    "length": gettext_lazy("Lines up by its length"),
    "bext": gettext_lazy("Lines up by the time written in it"),
    "ticks": gettext_lazy("Lines up by the count-in heard in it"),
    "test": gettext_lazy("Lines up by the headphone test"),
    "stored": gettext_lazy("Lines up by what was measured on this device before"),
    "reported": gettext_lazy("Lines up by what the device says of itself"),
    "ear": gettext_lazy("Lines up by its sound"),
    "crowd": gettext_lazy("Stands where its crowd stands"),
}


def words_for(method: str, confidence: float) -> str:
    """Return what a place was found by, and how sure it is."""
    if method == "hand":
        return _("Put there by hand.")
    if not method:
        return _("Nothing says yet where it begins.")
    if confidence <= FOUND:
        return _("We couldn't hear where it belongs. Listen, and move it by ear.")
    way = WAYS.get(method, WAYS["ear"])
    if confidence >= SURE:
        return _("%(way)s; sure.") % {"way": way}
    return _("%(way)s; fairly sure. Listen before you keep it.") % {"way": way}
