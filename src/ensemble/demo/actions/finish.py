"""The demo's producers mix, cut, thank and release."""

from ensemble.demo.actions.make import publish_demo
from ensemble.demo.plan import steps
from ensemble.demo.queries import World
from ensemble.production.actions.arrange_cut import CutPlan, ShotPlan, arrange_cut
from ensemble.production.actions.open_cut import open_cut
from ensemble.production.actions.release import release_render
from ensemble.production.actions.render import render_mix
from ensemble.production.actions.thank import thank_members
from ensemble.production.models import Cut, Finish, Render
from ensemble.studio.actions.arrange_mix import Placing, arrange_mix
from ensemble.studio.actions.open_mix import open_mix


def finish_mix(step: steps.Mix, world: World) -> Render:
    """Lay pieces over each other and ask for their sound."""
    project = world.project(step.project)
    mix = open_mix(project, by=project.producer)
    placings = [Placing(world.revision(name).key, gain_db=gain) for name, gain in step.layers]
    arrange_mix(mix, placings, by=project.producer)
    return render_mix(mix, by=project.producer)


def finish_cut(step: steps.Cut, world: World) -> Cut:
    """Put films and pictures one after another; the film isn't rendered yet."""
    project = world.project(step.project)
    cut = open_cut(project, by=project.producer)
    shots = [ShotPlan(world.revision(name).key, lasts_ms=lasts) for name, lasts in step.shots]
    bed = world.revision(step.bed).key if step.bed else ""
    plan = CutPlan(project.title, shots, subtitle=step.subtitle, bed=bed)
    arrange_cut(cut, plan, by=project.producer)
    return cut


def finish_release(step: steps.Release, world: World) -> Finish:
    """Thank each and release what was rendered."""
    project, render = world.project(step.project), world.render(step.project)
    lines = {world.member(who): words for who, words in step.thanks.items()}
    thank_members(project, lines, by=project.producer)
    finish = release_render(render, by=project.producer)
    publish_demo(finish.piece, project.producer, world)
    return finish
