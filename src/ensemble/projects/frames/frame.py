"""What a template says: what will be made, and what it takes."""

from dataclasses import dataclass

from django.utils.functional import Promise

from ensemble.people.models import Craft
from ensemble.pieces.models import Medium

Words = str | Promise


@dataclass(frozen=True)
class Wish:
    """A call before it is made. Minutes are one sitting; `level` is a `Call.Level` value.

    `how` is a `lineage.models.How` value: how an answer will stand on the call's guide.
    `is_guided` says whether the piece that a project starts from guides this call.
    """

    title: Words
    words: Words
    craft: Craft
    medium: Medium
    spec: Words
    how: str = "layers-on"
    wanted: int = 1
    minutes: int = 10
    level: str = "anyone"
    is_chain: bool = False
    is_guided: bool = True


@dataclass(frozen=True)
class Frame:
    """A template. `choosing` is a `Project.Choosing` value; both spans count from the start."""

    key: str
    name: Words
    sentence: Words
    goal: Words
    medium: Medium
    form: Words
    length_seconds: int | None
    choosing: str
    calls: tuple[Wish, ...]
    making_days: int = 14
    days: int = 28
