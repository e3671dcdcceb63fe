"""Finishing rooms for tests."""

from dataclasses import replace
from pathlib import Path

from django.utils import timezone

from ensemble.people.models import Craft, Member
from ensemble.pieces.models import Medium
from ensemble.production.actions.open_cut import open_cut
from ensemble.production.actions.render import render_cut
from ensemble.production.models import Render
from ensemble.projects.actions.decide import decide_offer
from ensemble.projects.actions.offer import offer_piece
from ensemble.projects.actions.start import start_project
from ensemble.projects.frames.plan import plan_from
from ensemble.projects.models import Project
from tests.builders import projects
from tests.builders.media import shown
from tests.builders.pieces import poem

SHOTS = {Medium.VIDEO: Craft.FILMING, Medium.IMAGE: Craft.DRAWING, Medium.TEXT: Craft.WRITING}


def book(leader: Member, *makers: Member) -> Project:
    """Return a project of words in which one poem of each maker was chosen."""
    project = projects.project(leader)
    call = project.calls.get()
    for maker in makers:
        projects.used(call, maker, leader)
    return project


def gathered(project: Project, leader: Member) -> Render:
    """Return the words of a project put together, not released yet."""
    return render_cut(open_cut(project, by=leader), by=leader)


def song(leader: Member, folder: Path, *makers: Member) -> Project:
    """Return a project of sound in which one recording of each maker was chosen."""
    wish = replace(projects.LINES, craft=Craft.BASS, medium=Medium.AUDIO, how="layers-on", wanted=9)
    plan = plan_from("song", "Low", "A low song.", today=timezone.localdate(), wishes=(wish,))
    project = start_project(plan, by=leader)
    for maker in makers:
        piece = shown(maker, folder, title=f"Bass of {maker.name}")
        offer = offer_piece(piece, project.calls.get(), by=maker)
        decide_offer(offer, "used", "It carries the rest.", by=leader)
    return project


def film(leader: Member, folder: Path, maker: Member) -> Project:
    """Return a project of film in which a clip, a picture and a poem of one maker were chosen."""
    wishes = tuple(
        replace(projects.LINES, title=medium, craft=craft, medium=medium, how="edits", wanted=9)
        for medium, craft in SHOTS.items()
    )
    plan = plan_from("short-documentary", "Up", "Up.", today=timezone.localdate(), wishes=wishes)
    project = start_project(plan, by=leader)
    pieces = [
        shown(maker, folder, "mp4", title="A clip", medium="video"),
        shown(maker, folder, "png", title="A picture", medium="image"),
        poem(maker, "A verse"),
    ]
    for piece in pieces:
        call = project.calls.get(medium=piece.medium)
        decide_offer(offer_piece(piece, call, by=maker), "used", "It goes in.", by=leader)
    return project
