"""The demo's story is told to its end, once, wherever it is interrupted."""

import random
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from ensemble.demo.actions.open import open_demo
from ensemble.demo.actions.take import take_step
from ensemble.demo.models import Deed
from ensemble.demo.plan.people import PEOPLE
from ensemble.demo.plan.steps import Step
from ensemble.demo.plan.story import STORY
from ensemble.demo.queries import World
from ensemble.foundation.attempt import run_due_jobs
from ensemble.foundation.jobs import Job
from ensemble.lineage.models import Source
from ensemble.lineage.queries.ancestors import ancestors_of
from ensemble.people.models import Member
from ensemble.pieces.models import Piece
from ensemble.production.models import Cut, Finish, Thanks
from ensemble.production.roll import Roll
from ensemble.projects.models import Call, Claim, Decision, Guide, Offer, Project, Update

Rows = dict[str, list[tuple[Any, ...]]]


class Death(BaseException):
    """The process is gone."""


def tell_all() -> None:
    """Let workers go on until there is nothing left of the story."""
    open_demo(small=True)
    while Job.objects.open().exists():
        # What is asked for in a second is asked for now.
        Job.objects.open().update(not_before=timezone.now())
        run_due_jobs()


def rows() -> Rows:
    """Return everything that the demo made, in words that are the same in every place."""
    return {
        "members": rows_of(Member, "name", "email", "is_demo"),
        "pieces": rows_of(Piece, "title", "maker__name", "medium", "licence", "craft"),
        "sources": rows_of(Source, "piece__title", "origin__title", "how"),
        "projects": rows_of(Project, "title", "producer__name", "seed__title"),
        "calls": rows_of(Call, "title", "project__title", "position", "answered"),
        "guides": rows_of(Guide, "call__title", "revision__piece__title"),
        "offers": rows_of(Offer, "piece__title", "call__title", "line"),
        "decisions": rows_of(Decision, "offer__piece__title", "outcome", "line"),
        "claims": rows_of(Claim, "call__title", "member__name", "place"),
        "updates": rows_of(Update, "project__title", "words"),
        "thanks": rows_of(Thanks, "project__title", "member__name", "line"),
        "deeds": rows_of(Deed, "name"),
    }


def rows_of(model: Any, *names: str) -> list[tuple[Any, ...]]:
    return sorted(model.objects.values_list(*names), key=repr)


@pytest.mark.django_db(transaction=True)
def test_the_story_is_told_once_and_stands() -> None:
    tell_all()
    told = rows()
    assert [name for (name,) in told["deeds"]] == sorted(step.done for step in STORY)

    open_demo(small=True)
    assert not Job.objects.open().exists()
    assert rows() == told

    everyone_is_plainly_a_demo()
    a_visitor_sees_all_of_it()
    the_song_names_everyone()
    things_are_at_different_stages()


def everyone_is_plainly_a_demo() -> None:
    assert Member.objects.count() == len(PEOPLE)
    for member in Member.objects.all():
        assert member.is_demo
        assert member.name.startswith("Demo ")
        assert member.email.endswith("@example.org")
        assert member.has_usable_password() is member.is_moderator
        assert not member.is_superuser
    assert Member.objects.filter(moderates_since__isnull=False).count() == 1


def a_visitor_sees_all_of_it() -> None:
    seen = Piece.objects.visible_to(None).standing().listed()
    assert seen.count() == Piece.objects.count()
    assert set(seen.values_list("medium", flat=True)) == {"audio", "video", "image", "text"}
    assert Project.objects.visible_to(None).count() == 8
    assert not Job.objects.filter(failed_at__isnull=False).exists()


def the_song_names_everyone() -> None:
    finish = Finish.objects.select_related("project", "piece").get()
    family = ancestors_of([finish.piece_id])
    makers = set(Piece.objects.filter(pk__in=family).values_list("maker__name", flat=True))
    roll = Roll.from_json(finish.roll)
    named = {person.name for section in roll.sections for person in section.people}
    assert len(makers) == 7  # Six who play, and the one who wrote the words.
    assert {name for name in makers if name != "Demo Chidi"} <= named
    assert "Chidi, from the demo" in named
    assert [person.name for person in roll.room] == ["Demo Goran"]
    assert len(roll.thanks) == 7
    assert finish.project.finished_at


def things_are_at_different_stages() -> None:
    assert Project.objects.resting().get().title == "To whoever has my umbrella"
    assert Cut.objects.get().shots.count() == 3
    assert Offer.objects.undecided().exists()
    assert {"used", "kept", "not-now"} == set(Decision.objects.values_list("outcome", flat=True))
    line = Claim.objects.current().filter(call__title="The next part of the story")
    assert list(line.order_by("id").values_list("place", flat=True)) == [1, None]
    mediums = set(Call.objects.open().values_list("medium", flat=True))
    assert mediums == {"audio", "video", "image", "text"}
    painted = Piece.objects.get(title="Sunrise over the harbor")
    generations = Piece.objects.filter(pk__in=ancestors_of([painted.pk]))
    assert generations.count() == 4  # Film, paint, lines, second part, first part.


def wordy() -> list[Step]:
    """The story's beginning: everything that needs no file, which is where it can be killed."""
    world = World(STORY)
    files = {step.done for step in world.files()}
    needy = set(files)
    for step in STORY:
        if world.needs[step.done] & needy:
            needy.add(step.done)
    return [step for step in STORY if step.done not in needy]


@pytest.mark.django_db(transaction=True)
def test_killed_at_any_query_the_same_world_comes_out() -> None:
    steps = wordy()
    chance = random.Random(7)
    deaths = 0
    while len(World(steps).undone()) > 0:
        try:
            with connection.execute_wrapper(death_after(chance.randint(1, 400))):
                take_all(steps)
        except Death:
            deaths += 1
    killed = rows()
    assert deaths > 10

    wipe()
    take_all(steps)
    assert rows() == killed


def take_all(steps: list[Step]) -> None:
    """Take every step that needs no file, each in a transaction, as the job does."""
    world = World(steps)
    for step in world.undone():
        with transaction.atomic():
            take_step(step, world)


def death_after(queries: int) -> Callable[..., Any]:
    """Return a wrapper that ends it all after so many queries."""
    left = iter(range(queries))

    def die(execute: Callable[..., Any], *words: Any) -> Any:
        if next(left, None) is None:
            raise Death
        return execute(*words)

    return die


def wipe() -> None:
    call_command("flush", interactive=False, verbosity=0)
