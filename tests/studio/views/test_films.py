"""The page to film on, and what is sent from it."""

import wave
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from ensemble.foundation.attempt import run_due_jobs
from ensemble.people.models import Craft, Member
from ensemble.pieces.models import Medium, Piece
from ensemble.projects.models import Call, Offer
from ensemble.studio.models import Take
from tests.builders import media, projects, takes
from tests.builders.clips import clip
from tests.builders.speech import POEM, RATE, speech

ClientOf = Callable[[Member | None], Client]
JSON: dict[str, Any] = {"headers": {"accept": "application/json"}}
BEGUN = 40_000


@pytest.fixture
def asked(ada: Member, tmp_path: Path) -> Call:
    """A call to film oneself on top of a sound."""
    drums: Piece = media.shown(ada, tmp_path, title="Drums")
    wish = replace(
        takes.WISH, title="You", craft=Craft.FILMING, medium=Medium.VIDEO, spec="At most 20 seconds"
    )
    return projects.project(ada, "Film", wishes=(wish,), seed=drums).calls.get()


def test_the_camera_knows_what_is_played_and_how_long_it_may_run(
    asked: Call, client_of: ClientOf
) -> None:
    stranger = client_of(None)
    assert f"/projects/calls/{asked.key}/film/" in stranger.get(asked.address).text
    page = stranger.get(f"/projects/calls/{asked.key}/film/").text
    assert 'data-limit="20' in page
    assert 'data-backing="/backings/' in page
    assert "Opening the camera" in stranger.get(f"/projects/calls/{asked.key}/film/").text
    assert "asks for" in stranger.get(f"/projects/calls/{asked.key}/record/").text


def test_a_film_is_sent_with_the_sound_beside_it_and_placed(
    asked: Call,
    ben: Member,
    tmp_path: Path,
    client_of: ClientOf,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    speech(tmp_path / "raw.wav", POEM[:3])
    with wave.open(str(tmp_path / "raw.wav")) as file:
        heard = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32_768
    film = takes.arrived_file(ben, clip(tmp_path / "clip.webm", heard[BEGUN:]))
    sound = takes.arrived_file(ben, tmp_path / "raw.wav")
    facts = {"title": "Me", "raw_at": str(-RATE), "trim_start": "0", "trim_end": ""}
    facts |= {"upload": sound.key, "clip": film.key, "clip_at": str(BEGUN + 9_000)}
    with django_capture_on_commit_callbacks(execute=True):
        answer = client_of(ben).post(f"/projects/calls/{asked.key}/film/", facts, **JSON)
    take, offer = Take.objects.get(), Offer.objects.get()
    assert (answer.status_code, offer.piece) == (201, take.revision.piece)
    assert take.revision.piece.medium == Medium.VIDEO
    assert take.raw is not None
    assert take.raw.kind == "audio"
    again = client_of(ben).post(f"/projects/calls/{asked.key}/film/", facts, **JSON)
    assert again.json()["address"] == offer.address
    run_due_jobs()
    take.refresh_from_db()
    assert abs(take.offset_samples - (BEGUN - RATE)) <= RATE // 1000


def test_a_clip_that_has_not_arrived_is_asked_for(
    asked: Call, ben: Member, tmp_path: Path, client_of: ClientOf
) -> None:
    sound = takes.arrived(ben, takes.hiss(24_000))
    facts = {"title": "Me", "raw_at": "0", "trim_start": "0", "upload": sound.key, "clip": "gone"}
    answer = client_of(ben).post(f"/projects/calls/{asked.key}/film/", facts, **JSON)
    assert answer.status_code == 409
    assert "still in your browser" in answer.json()["title"]
    assert not Take.objects.exists()
