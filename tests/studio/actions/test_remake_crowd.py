"""Many takes become one stem; it follows who comes and who leaves."""

from pathlib import Path

import numpy as np
import pytest
from django.core.files.storage import default_storage
from pytest_django import DjangoCaptureOnCommitCallbacks

from ensemble.foundation.attempt import run_due_jobs
from ensemble.foundation.jobs import Run, Waiting, find
from ensemble.foundation.models import Job
from ensemble.foundation.refusal import Refused
from ensemble.lineage.models import Source
from ensemble.people.models import Member
from ensemble.pieces.actions.withdraw import withdraw_piece
from ensemble.pieces.models import MediaFile, Revision
from ensemble.production.queries.credits import roll_of
from ensemble.projects.actions.decide import decide_offer
from ensemble.projects.models import Call, Offer
from ensemble.studio.actions.lay_crowd import lay_crowd
from ensemble.studio.actions.make_crowd import make_crowd
from ensemble.studio.actions.remake_crowd import remake_crowd
from ensemble.studio.crowding import LEAD
from ensemble.studio.models import Crowd
from ensemble.studio.queries import heard_in, place_of
from ensemble.studio.queries.crowds import taken_back_in
from tests.builders.crowds import RATE, screamed, shouting
from tests.builders.meanwhile import Disturbed
from tests.engine.made import Samples, heard

OnCommit = DjangoCaptureOnCommitCallbacks


@pytest.fixture
def call(ada: Member) -> Call:
    return shouting(ada)


def stem_of(crowd: Crowd) -> Revision:
    crowd.refresh_from_db()
    assert crowd.piece is not None
    assert crowd.piece.current is not None
    return crowd.piece.current


def samples_of(revision: Revision, folder: Path) -> Samples:
    assert revision.media is not None
    path = folder / f"{revision.key}{Path(revision.media.file_name).suffix}"
    path.write_bytes(Path(default_storage.path(revision.media.original)).read_bytes())
    return heard(path, folder)


def begins_in(offer: Offer, stem: Samples, folder: Path) -> int | None:
    """Where the first sound of a take is in a stem; None where it isn't in it."""
    take = samples_of(offer.revision, folder)
    loud = int(np.flatnonzero(np.abs(take[:, 0]) > 0.01)[0])
    probe = take[loud : loud + RATE // 4, 0]
    fit = np.abs(np.correlate(stem[: 2 * RATE, 0], probe, "valid"))
    best = int(np.argmax(fit))
    # Where it is, more than 100 times as much; other noise comes to 8 times by chance.
    return best if fit[best] > 30 * np.sqrt(np.mean(fit**2)) else None


def remade(crowd: Crowd) -> Revision:
    Job.objects.open().update(not_before=crowd.created_at)
    run_due_jobs()
    return stem_of(crowd)


def test_a_crowd_follows_who_comes_and_who_leaves(
    ada: Member,
    ben: Member,
    cy: Member,
    call: Call,
    tmp_path: Path,
    django_capture_on_commit_callbacks: OnCommit,
) -> None:
    first = screamed(call, ben, ada, tmp_path, quiet=0.7)
    second = screamed(call, cy, ada, tmp_path, quiet=0.1)
    crowd = make_crowd(call, by=ada, moment_samples=2 * RATE)
    stem = remade(crowd)

    sound = samples_of(stem, tmp_path)
    for offer in (first, second):
        begins = begins_in(offer, sound, tmp_path)
        assert begins is not None
        assert abs(begins - LEAD) <= RATE // 100
    assert place_of(stem) == 2 * RATE - LEAD
    assert stem.piece.is_standing
    roll = roll_of(call.project, {stem.piece_id})
    assert {ben.key, cy.key} <= roll.people

    layer = lay_crowd(crowd, by=ada)
    assert [one.revision for one in layer.mix.layers.all()] == [stem]
    assert heard_in(call.project) == [stem]

    with django_capture_on_commit_callbacks(execute=True):
        withdraw_piece(first.piece, by=ben)
    assert taken_back_in([stem]) == [first.piece]
    newer = remade(crowd)
    assert newer != stem
    assert taken_back_in([newer]) == []
    layer.refresh_from_db()
    assert layer.revision == newer
    sound = samples_of(newer, tmp_path)
    assert begins_in(first, sound, tmp_path) is None
    assert begins_in(second, sound, tmp_path) is not None
    assert set(Source.objects.filter(piece=newer.piece).values_list("origin", flat=True)) == {
        second.piece_id
    }
    assert not Revision.objects.filter(pk=stem.pk).exists()

    with django_capture_on_commit_callbacks(execute=True):
        decide_offer(second, "not-now", "The other one after all.", by=ada)
    Job.objects.open().update(not_before=crowd.created_at)
    run_due_jobs()
    crowd.refresh_from_db()
    assert crowd.piece is None
    assert not layer.mix.layers.exists()


def test_who_leaves_while_a_stem_is_made_is_in_none(
    ada: Member,
    ben: Member,
    cy: Member,
    call: Call,
    tmp_path: Path,
    django_capture_on_commit_callbacks: OnCommit,
) -> None:
    first = screamed(call, ben, ada, tmp_path, quiet=0.7)
    screamed(call, cy, ada, tmp_path, quiet=0.1)
    crowd = make_crowd(call, by=ada)
    assert crowd.job is not None
    with pytest.raises(Waiting):
        remake_crowd(Run(crowd.job), crowd.pk)
    made = MediaFile.objects.get(came_as__startswith="crowd ")
    part = Job.objects.get(parent=crowd.job)
    find(part)(Run(part), *part.arguments)
    run = Disturbed(crowd.job, lambda: withdraw_piece(first.piece, by=ben))
    with django_capture_on_commit_callbacks() as later:
        remake_crowd(run, crowd.pk)
    crowd.refresh_from_db()
    assert (run.is_disturbed, run.job.has_ended, crowd.piece) == (True, True, None)
    assert not MediaFile.objects.filter(pk=made.pk).exists()
    with django_capture_on_commit_callbacks(execute=True):
        for each in later:
            each()
    assert not default_storage.exists(made.original)
    assert taken_back_in([remade(crowd)]) == []


def test_a_crowd_needs_somebody(ada: Member, call: Call) -> None:
    with pytest.raises(Refused, match="Say yes to a take"):
        make_crowd(call, by=ada)


def test_only_leaders_make_a_crowd(ben: Member, call: Call) -> None:
    with pytest.raises(Refused, match="Only the leaders"):
        make_crowd(call, by=ben)
