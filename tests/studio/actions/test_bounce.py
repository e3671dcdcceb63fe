"""Bouncing what is played along with."""

from pathlib import Path

from ensemble.foundation.attempt import run_due_jobs
from ensemble.foundation.files import open_local
from ensemble.people.models import Member
from ensemble.pieces.actions.withdraw import withdraw_piece
from ensemble.studio.actions.bounce import bounce_sounds
from ensemble.studio.actions.withdraw_sounds import withdraw_sounds
from ensemble.studio.models import Backing, Take
from ensemble.studio.queries.backing import told_of
from tests.builders import media
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
    ada: Member, ben: Member, cy: Member, tmp_path: Path
) -> None:
    piece = media.shown(ada, tmp_path, title="Drums")
    backing = bounce_sounds([current(piece)])
    run_due_jobs()
    backing.refresh_from_db()
    name = backing.name
    assert list(Backing.objects.heard_by(None)) == [backing]
    withdraw_piece(piece, by=ada)
    withdraw_sounds(piece)
    assert list(Backing.objects.heard_by(ben)) == []
    assert list(Backing.objects.heard_by(ada)) == [backing]
    backing.refresh_from_db()
    assert not backing.is_ready
    with open_local(name) as path:
        assert not path.exists()
