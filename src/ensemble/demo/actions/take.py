"""Take one step of the story."""

from collections.abc import Callable
from typing import Any

from django.db import models

from ensemble.demo.actions import answer, finish, join, make, start
from ensemble.demo.models import Deed
from ensemble.demo.plan import steps
from ensemble.demo.queries import World

TAKES: dict[type, Callable[[Any, World], models.Model]] = {
    steps.Join: join.join_demo,
    steps.Make: make.make_demo,
    steps.Start: start.start_demo,
    steps.LeadToo: start.start_leading_demo,
    steps.Post: start.start_news_demo,
    steps.FallSilent: start.start_silence_demo,
    steps.Offer: answer.answer_with_piece,
    steps.Decide: answer.answer_offer,
    steps.Close: answer.answer_with_thanks,
    steps.Claim: answer.answer_with_claim,
    steps.Guide: answer.answer_with_guide,
    steps.Mix: finish.finish_mix,
    steps.Cut: finish.finish_cut,
    steps.Release: finish.finish_release,
}


def take_step(step: steps.Step, world: World) -> None:
    """Take a step by the actions that pages call, and remember it, in the caller's transaction."""
    subject = TAKES[type(step)](step, world)
    Deed.objects.create(name=step.done, subject=subject.pk)
    world.done.add(step.done)
