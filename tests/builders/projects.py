"""Projects for tests, started as a member would start them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.utils import timezone

from ensemble.people.models import Craft, Member
from ensemble.pieces.models import Medium, Piece
from ensemble.projects.actions.decide import decide_offer
from ensemble.projects.actions.offer import offer_piece
from ensemble.projects.actions.start import start_project
from ensemble.projects.frames import Wish
from ensemble.projects.frames.plan import plan_from
from ensemble.projects.models import Call, Decision, Offer, Project
from tests.builders.pieces import poem

LINES = Wish(
    title="Four lines about a door",
    words="Any door.",
    craft=Craft.WRITING,
    medium=Medium.TEXT,
    spec="Four lines",
    how="continues",
    wanted=2,
)


def project(by: Member, title: str = "Doors", **changes: Any) -> Project:
    """Return a project of words with one call, whatever `changes` don't say otherwise."""
    changes.setdefault("wishes", (LINES,))
    goal = "A small book of doors."
    plan = plan_from("anthology", title, goal, today=timezone.localdate(), **changes)
    return start_project(plan, by=by)


def call(by: Member, seed: Piece | None = None, **changes: Any) -> Call:
    """Return the one call of a new project, for words; `changes` are the wish's."""
    return project(by, wishes=(replace(LINES, **changes),), seed=seed).calls.get()


def offer(of: Call, by: Member, title: str = "A red door", **terms: Any) -> Offer:
    """Return a standing poem by a member, offered."""
    return offer_piece(poem(by, title, **terms), of, by=by)


def used(of: Call, by: Member, leader: Member) -> Decision:
    """Return the leader's yes to a poem by a member."""
    return decide_offer(offer(of, by), "used", "It opens the book.", by=leader)


def days(count: float) -> timedelta:
    return timedelta(days=count)
