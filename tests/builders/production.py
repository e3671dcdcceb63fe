"""Finishing rooms for tests."""

from ensemble.people.models import Member
from ensemble.production.actions.open_cut import open_cut
from ensemble.production.actions.render import render_cut
from ensemble.production.models import Render
from ensemble.projects.models import Project
from tests.builders import projects


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
