"""A frame that somebody filled in: what a project starts from."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from ensemble.people.models import Circle, Member
from ensemble.pieces.models import Medium, Piece, Visibility
from ensemble.projects.frames import FRAMES
from ensemble.projects.frames.frame import Wish


@dataclass(frozen=True)
class Plan:
    """All that `start_project` needs. `second` is asked to lead too, and may say no."""

    template: str
    title: str
    goal: str
    medium: Medium
    form: str
    length_seconds: int | None
    choosing: str
    ends_on: date
    wishes: tuple[Wish, ...]
    visibility: str = Visibility.PUBLIC
    circle: Circle | None = None
    language: str = ""
    seed: Piece | None = None
    second: Member | None = None


def plan_from(template: str, title: str, goal: str, *, today: date, **changes: Any) -> Plan:
    """Return the plan of a template, with everything filled in that `changes` doesn't say."""
    frame = FRAMES[template]
    filled: dict[str, Any] = {
        "medium": frame.medium,
        "form": str(frame.form),
        "length_seconds": frame.length_seconds,
        "choosing": frame.choosing,
        "ends_on": today + timedelta(days=frame.days),
        "wishes": frame.calls,
    }
    return Plan(template=template, title=title, goal=goal, **(filled | changes))
