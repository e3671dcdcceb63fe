"""Recordings from elsewhere find their place."""

from pathlib import Path

import numpy as np
import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from ensemble.engine.alignment.ticks import ticking
from ensemble.foundation.attempt import run_due_jobs
from ensemble.foundation.models import Job
from ensemble.people.models import Member
from ensemble.projects.models import Call
from ensemble.studio.actions.bounce import bounce_sounds
from ensemble.studio.models import Backing
from ensemble.studio.queries.arrivals import sounds_of_guide
from ensemble.studio.tempo import Tempo, count_in
from tests.builders import media, takes
from tests.builders.arrivals import brought

RATE = 48_000
OnCommit = DjangoCaptureOnCommitCallbacks


@pytest.fixture
def call(ada: Member, tmp_path: Path) -> Call:
    return takes.call(ada, seed=media.shown(ada, tmp_path, title="Drums"))


def test_a_phone_that_lay_beside_the_recorder_is_placed_by_its_ticks(
    call: Call, ben: Member, tmp_path: Path, django_capture_on_commit_callbacks: OnCommit
) -> None:
    ticks = count_in(0, Tempo(96))
    wave = np.random.default_rng(4).standard_normal((5 * RATE, 2)).astype(np.float32) * 0.003
    late = 12_345
    heard = ticking(ticks)
    wave[late : late + len(heard)] += heard[:, None] * 0.2
    take = brought(ben, call, wave, tmp_path / "p.wav", django_capture_on_commit_callbacks)
    assert (take.method, take.confidence >= 0.9) == ("ticks", True)
    assert abs(take.offset_samples - (ticks.at[0] - late)) <= 1
    assert take.evidence["heard_samples"] == take.offset_samples


def test_all_are_heard_against_one_backing(
    call: Call, ben: Member, tmp_path: Path, django_capture_on_commit_callbacks: OnCommit
) -> None:
    capture = django_capture_on_commit_callbacks
    bounce_sounds(sounds_of_guide(call))
    run_due_jobs()
    rng = np.random.default_rng(5)
    for name in ("one.wav", "two.wav"):
        wave = rng.standard_normal((3 * RATE, 2)).astype(np.float32) * 0.1
        take = brought(ben, call, wave, tmp_path / name, capture)
        assert (take.offset_samples, take.confidence) == (0, 0.0)
        assert take.backing == Backing.objects.get()
    assert Job.objects.filter(name__endswith="bounce_backing").count() == 1
