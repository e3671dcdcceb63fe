"""Bouncing what is played along with."""

from pathlib import Path

from django.core.files.storage import default_storage
from pytest_django import DjangoCaptureOnCommitCallbacks

from ensemble.foundation.attempt import run_due_jobs
from ensemble.foundation.files import open_local
from ensemble.people.models import Member
from ensemble.pieces.actions.withdraw import withdraw_piece
from ensemble.studio.actions.bounce import bounce_backing, bounce_sounds
from ensemble.studio.actions.withdraw_sounds import withdraw_sounds
from ensemble.studio.models import Backing, Take
from ensemble.studio.queries.backing import told_of
from tests.builders import media
from tests.builders.meanwhile import Disturbed
from tests.builders.pieces import current


def test_sounds_at_their_places_are_bounced_once(ada: Member, ben: Member, tmp_path: Path) -> None:
    one = current(media.shown(ada, tmp_path, title="Drums"))
    late = current(media.shown(ben, tmp_path, title="Bass"))
    Take.objects.create(revision=late, offset_samples=4_800)
    assert one.media is not None
    assert one.media.duration_ms is not None
    backing = bounce_sounds([one, late])
    assert told_of(backing)["state"] == "making"
    assert bounce_sounds([late, one]).job == backing.job
    run_due_jobs()
    backing.refresh_from_db()
    assert backing.length_samples == one.media.duration_ms * 48 + 4_800
    assert told_of(backing)["state"] == "ready"
    assert max(backing.envelope) > 0
    assert bounce_sounds([one, late]) == backing
    # Another place is another sound.
    assert bounce_sounds([one]) != backing


def test_who_may_not_hear_a_part_may_not_hear_it_and_a_withdrawn_part_silences_it(
    ada: Member,
    ben: Member,
    cy: Member,
    tmp_path: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    piece = media.shown(ada, tmp_path, title="Drums")
    backing = bounce_sounds([current(piece)])
    run_due_jobs()
    backing.refresh_from_db()
    name = backing.name
    assert list(Backing.objects.heard_by(None)) == [backing]
    withdraw_piece(piece, by=ada)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_sounds(piece)
    assert list(Backing.objects.heard_by(ben)) == []
    assert list(Backing.objects.heard_by(ada)) == [backing]
    backing.refresh_from_db()
    assert not backing.is_ready
    with open_local(name) as path:
        assert not path.exists()


def test_what_is_withdrawn_while_it_is_bounced_is_in_nothing_that_is_kept(
    ada: Member,
    ben: Member,
    tmp_path: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    piece, other = media.shown(ada, tmp_path, title="Drums"), media.shown(ben, tmp_path)
    backing = bounce_sounds([current(piece), current(other)])
    assert backing.job is not None
    run = Disturbed(backing.job, lambda: withdraw_piece(piece, by=ada))
    with django_capture_on_commit_callbacks() as later:
        bounce_backing(run, backing.pk)
    backing.refresh_from_db()
    assert (run.is_disturbed, run.job.has_ended, backing.is_ready) == (True, True, False)
    assert kept_in("backings")
    for each in later:
        each()
    assert kept_in("backings") == []


def kept_in(folder: str) -> list[Path]:
    return [path for path in Path(default_storage.path(folder)).rglob("*") if path.is_file()]
