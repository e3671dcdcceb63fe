"""Somebody of the demo joins."""

from django.utils import timezone

from ensemble.demo.keeper import ADDRESS, keeper_word
from ensemble.demo.plan.steps import Join
from ensemble.demo.queries import World
from ensemble.people.actions.choose import choose_crafts
from ensemble.people.models import Member


def join_demo(step: Join, world: World) -> Member:
    """Make a demo member with crafts. Only the keeper can sign in."""
    member: Member = Member.objects.create_user(
        ADDRESS if step.is_keeper else f"demo-{step.who}@example.org",
        keeper_word() if step.is_keeper else None,
        name=step.name,
        credit_name=step.credit_name,
        about=step.about,
        languages=list(step.languages),
        birth_year=1985,
        is_demo=True,
        moderates_since=timezone.now() if step.is_keeper else None,
    )
    choose_crafts(dict(step.crafts), by=member)
    return member
