"""A film made by two machines, one of which loses its power in the middle."""

import hashlib
import os
import shutil
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from pytest_django import Settings

from ensemble.engine.cache.folder import FolderCache
from ensemble.engine.film.render import render as render_timeline
from ensemble.engine.film.render_film import plan_film
from ensemble.engine.interchange.documents import from_json, to_json
from ensemble.engine.timeline import Clip, Timeline, Title, Track
from ensemble.foundation.files import open_local
from ensemble.foundation.models import Job
from ensemble.foundation.presence import machines as present
from ensemble.pieces.models import Revision
from ensemble.production.actions.render_arrangement import render_arrangement
from ensemble.production.models import Render
from ensemble.studio.timeline import media_of
from tests.builders import projects
from tests.builders.media import shown
from tests.conftest import person
from tests.machine import Machine, Machines
from tests.place import free_port
from tests.redis import Broker

PATIENCE, HALF = 120, Fraction(1, 2)


@pytest.fixture
def revision(transactional_db: None, tmp_path: Path) -> Revision:
    """A clip of Ada's."""
    return shown(person("Ada"), tmp_path, "mp4", medium="video").newest


@pytest.fixture
def machines(revision: Revision) -> Iterator[Machines]:
    """Where machines come from, once there is something to do."""
    opened = Machines()
    yield opened
    opened.close()


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    """A real Redis."""
    opened = Broker(tmp_path, free_port())
    opened.open()
    yield opened
    opened.kill()


def test_a_killed_machine_is_replaced_and_every_atom_is_made_once(
    revision: Revision, machines: Machines, broker: Broker, settings: Settings, tmp_path: Path
) -> None:
    render = asked_for(revision)
    names, alone = made_here(render, tmp_path / "alone")
    shared: dict[str, Any] = {"MEDIA_ROOT": settings.MEDIA_ROOT, "BATCH_FRAMES": 15}
    for carrier in ("", broker.address):
        render = asked_for(revision)
        with ExitStack() as stack:
            folders = (tmp_path / f"{number} {bool(carrier)}" for number in (1, 2))
            one, two = (
                stack.enter_context(machines.open(folder, BROKER=carrier, **shared))
                for folder in folders
            )
            until(lambda: len(present()) == 2, two)
            row = render_arrangement.later(render.pk, by=render.asked_by)
            victim = stopped_at_work([one, two], row)
            victim.kill()
            until(partial(ended, row), two if victim is one else one)
        assert row.state == "finished", row.failure
        assert Counter(part.attempt for part in row.children.all()) == {1: 4, 2: 1}
        assert all(part.state == "finished" for part in row.children.all())
        assert taken_away(settings.MEDIA_ROOT) == Counter(names)
        assert delivered(render) == alone
    connection.close()


def asked_for(revision: Revision) -> Render:
    """A film of five half seconds, asked for but not begun."""
    ada = revision.piece.maker
    clips = [Clip(media_of(revision), HALF, start=Fraction(n, 10)) for n in range(4)]
    picture = Track("picture", (Title("Half", HALF), *clips))
    document = to_json(Timeline((picture,), format="small"))
    project = projects.project(ada)
    render = Render.objects.create(project=project, asked_by=ada, document=document)
    render.parts.set([revision])
    Job.objects.all().delete()
    return render


def stopped_at_work(machines: list[Machine], whole: Job) -> Machine:
    """Stop a machine while it holds a part of the work: not before, not after."""
    caught: list[Machine] = []

    def look() -> bool:
        for machine in machines:
            mine = whole.children.filter(leased_to__contains=f"/{machine.number}/")
            held = mine.open().exclude(leased_until=None)
            if held.exists():
                os.kill(machine.number, signal.SIGSTOP)
                if held.exists():
                    caught.append(machine)
                    break
                os.kill(machine.number, signal.SIGCONT)
        return bool(caught)

    until(look, machines[0])
    return caught[0]


def ended(row: Job) -> bool:
    row.refresh_from_db()
    return row.has_ended


def taken_away(files: Path) -> Counter[str]:
    """The names of all atoms that were kept, which are gone now."""
    names = Counter(path.name for path in (files / "atoms").rglob("atom-*"))
    shutil.rmtree(files / "atoms")
    return names


def delivered(render: Render) -> str:
    """The SHA-256 of what came out."""
    render.refresh_from_db()
    assert render.piece is not None
    assert render.piece.newest.media is not None
    return render.piece.newest.media.sha256


def made_here(render: Render, folder: Path) -> tuple[set[str], str]:
    """Its atoms, and the SHA-256 of the same film, made by one process alone."""
    folder.mkdir()
    revision = render.parts.get()
    assert revision.media is not None
    with open_local(revision.media.original) as path:
        shutil.copyfile(path, folder / revision.key)
    timeline = from_json(render.document, folder=folder)
    output, cache = folder / "film.mp4", FolderCache(folder / "cache")
    render_timeline(timeline, output, folder, cache=cache)
    names = set(plan_film(timeline, cache=cache).names)
    return names, hashlib.sha256(output.read_bytes()).hexdigest()


def until(so: Callable[[], Any], machine: Machine) -> None:
    end = time.monotonic() + PATIENCE
    while not so():
        assert time.monotonic() < end, machine.log()
        time.sleep(0.02)
