"""Licences and conditions: what others may do with a piece, and what follows for what they make.

Source: the Creative Commons 4.0 licences and their compatibility notes.
"""

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.refusal import Refused


class Licence(TextChoices):
    """From the freest to the closest."""

    CC0 = "cc0", "CC0 1.0"
    BY = "by", "CC BY 4.0"
    BY_SA = "by-sa", "CC BY-SA 4.0"
    BY_NC = "by-nc", "CC BY-NC 4.0"
    BY_NC_SA = "by-nc-sa", "CC BY-NC-SA 4.0"


class Condition(TextChoices):
    """What the maker wants to be asked."""

    FREELY = "freely", _("Build freely")
    ASK = "ask", _("Ask me first")
    LISTEN = "listen", _("Listen only")


# What a piece may carry when it stands on a piece under the key.
ALLOWED: dict[Licence, frozenset[Licence]] = {
    Licence.CC0: frozenset(Licence),
    Licence.BY: frozenset(Licence) - {Licence.CC0},
    Licence.BY_SA: frozenset({Licence.BY_SA}),
    Licence.BY_NC: frozenset({Licence.BY_NC, Licence.BY_NC_SA}),
    Licence.BY_NC_SA: frozenset({Licence.BY_NC_SA}),
}


def allowed_together(licences: Iterable[str]) -> frozenset[Licence]:
    """Return the licences a piece may carry that stands on pieces under all of these.

    Raises Refused where no licence satisfies them all (BY-SA beside NC).
    """
    allowed = frozenset(Licence)
    for licence in licences:
        allowed &= ALLOWED[Licence(licence)]
    if not allowed:
        raise Refused(
            "These pieces can't be combined: one asks that everything made from it may be sold, "
            "another that nothing made from it is. Choose one of them, or ask its maker."
        )
    return allowed
