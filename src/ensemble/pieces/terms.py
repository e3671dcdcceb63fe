"""Licences and conditions: what others may do with a piece, and what follows for what they make.

Source: the Creative Commons 4.0 licences and their compatibility notes.
"""

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.refusal import Refused


class Licence(TextChoices):
    """From the freest to the closest."""

    CC0 = "cc0", "CC0 1.0"
    BY = "by", "CC BY 4.0"
    BY_SA = "by-sa", "CC BY-SA 4.0"
    BY_NC = "by-nc", "CC BY-NC 4.0"
    BY_NC_SA = "by-nc-sa", "CC BY-NC-SA 4.0"

    @property
    def address(self) -> str:
        """Where the licence itself can be read."""
        path = "publicdomain/zero/1.0" if self is Licence.CC0 else f"licenses/{self.value}/4.0"
        return f"https://creativecommons.org/{path}/"

    @property
    def demands(self) -> frozenset[str]:
        """What it asks of others: to name the maker, not to sell, to share alike."""
        return frozenset() if self is Licence.CC0 else frozenset(self.value.split("-"))

    def is_closer_than(self, other: "Licence") -> bool:
        """Whether it asks for anything the other doesn't ask for."""
        return not self.demands <= other.demands


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


def plain_terms(licence: str, condition: str) -> list[tuple[bool, Promise]]:
    """Return the terms as four lines anybody understands, each with whether it is a yes."""
    return [(yes, line) for yes, line, holds in TERM_LINES if {licence, condition} & holds]


_NAMED = {Licence.BY, Licence.BY_SA, Licence.BY_NC, Licence.BY_NC_SA}
_UNSOLD = {Licence.BY_NC, Licence.BY_NC_SA}
_ALIKE = {Licence.BY_SA, Licence.BY_NC_SA}

# Every line with the licences or conditions under which it holds; four hold at a time.
TERM_LINES: list[tuple[bool, Promise, set[str]]] = [
    (True, _("Others may share it, always with your name."), {*_NAMED}),
    (True, _("Others may share it, even without your name."), {Licence.CC0}),
    (True, _("They may build on it right away."), {Condition.FREELY}),
    (True, _("They ask you before they build on it."), {Condition.ASK}),
    (False, _("They may listen, look and read, and not build on it."), {Condition.LISTEN}),
    (
        False,
        _("Nobody makes money with it or trains AI on it, unless you say yes."),
        {*_UNSOLD},
    ),
    (
        True,
        _("It may be sold, and what is made from it too. Training AI on it needs your yes."),
        {*(set(Licence) - _UNSOLD)},
    ),
    (True, _("What is made from it carries the same terms."), {*_ALIKE}),
    (True, _("What is made from it may carry other terms."), {*(set(Licence) - _ALIKE)}),
]
