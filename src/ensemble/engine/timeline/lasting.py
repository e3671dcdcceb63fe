"""Everything on a timeline lasts, and what can't be played says why."""

from fractions import Fraction

from ensemble.engine.errors import EngineError


class Unplayable(EngineError):  # noqa: N818 - it is a sentence to a member
    """The timeline can't be played as it stands."""


def must_last(duration: Fraction, subject: str) -> None:
    """Raises Unplayable, naming the subject, for no time at all."""
    if duration <= 0:
        raise Unplayable(f"{subject} must last longer than nothing.")
