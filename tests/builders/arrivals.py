"""Recordings from elsewhere on their way into a call, for tests."""

from pathlib import Path

from pytest_django import DjangoCaptureOnCommitCallbacks

from ensemble.foundation.attempt import run_due_jobs
from ensemble.people.models import Member
from ensemble.pieces.actions.draft import draft_piece
from ensemble.pieces.actions.keep import keep_file
from ensemble.pieces.actions.publish import publish_piece
from ensemble.projects.actions.offer import offer_piece
from ensemble.projects.models import Call
from ensemble.studio.models import Take
from tests.engine.made import Samples, sound


def brought(
    by: Member, call: Call, wave: Samples, path: Path, capture: DjangoCaptureOnCommitCallbacks
) -> Take:
    """Offer a recording to a call, and let it find its place."""
    with capture(execute=True):
        media = keep_file(sound(path, wave).path, file_name=path.name, by=by)
        piece = draft_piece(by=by, medium="audio", title=path.stem, media=media)
        publish_piece(piece, by=by)
        offer_piece(piece, call, by=by)
    with capture(execute=True):
        run_due_jobs()
    run_due_jobs()
    return Take.objects.get(revision__piece=piece)
