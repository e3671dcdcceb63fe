"""What a piece may be called before its maker says so."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from ensemble.pieces.models import Piece
from ensemble.projects.models import Call

# As long as a title may be.
LONGEST = 120


def title_for(call: Call) -> str:
    """Return a title for what answers a call."""
    facts = {"call": call.title, "project": call.project.title}
    return (_("%(call)s, for “%(project)s”") % facts)[:LONGEST]


def title_upon(title: str) -> str:
    """Return a title for what is played on top of a piece."""
    return (_("On top of “%(title)s”") % {"title": title})[:LONGEST]


def title_aloud(title: str) -> str:
    """Return a title for words that are read."""
    return (_("“%(title)s”, read aloud") % {"title": title})[:LONGEST]


def title_new() -> str:
    """Return a title for what nobody has asked for, made on nothing."""
    day = date_format(localdate(), "MONTH_DAY_FORMAT")
    return (_("An idea, %(day)s") % {"day": day})[:LONGEST]


def title_from(origins: Sequence[Piece]) -> str:
    """Return a title for what is made from pieces, "" where there are none."""
    told = ", ".join(f"“{piece.title}”" for piece in origins)
    return (_("From %(titles)s") % {"titles": told})[:LONGEST] if told else ""
