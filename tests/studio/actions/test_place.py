"""Moving a take."""

import pytest

from ensemble.foundation.refusal import NotYours, Refused
from ensemble.people.models import Member
from ensemble.projects.actions.offer import offer_piece
from ensemble.studio.actions.place import place_take
from tests.builders import projects, studio

MEASURED = {"method": "ticks", "confidence": 0.98, "latency_ms": 41.2}


def test_its_maker_moves_it_and_what_was_measured_is_kept(ben: Member) -> None:
    take = studio.take(ben, offset_samples=100, evidence=MEASURED)
    place_take(take, 148, by=ben)
    place_take(take, 196, by=ben)
    take.refresh_from_db()
    assert (take.offset_samples, take.method, take.placed_by) == (196, "hand", ben)
    assert take.evidence["measured"] == {
        "offset_samples": 100,
        "method": "ticks",
        "confidence": 0.98,
    }
    assert take.evidence["latency_ms"] == 41.2


def test_a_leader_it_was_offered_to_moves_it_and_a_stranger_is_refused(
    ada: Member, ben: Member, cy: Member
) -> None:
    take = studio.take(ben)
    with pytest.raises(NotYours):
        place_take(take, 48, by=ada)
    offer_piece(take.revision.piece, projects.call(ada), by=ben)
    place_take(take, 48, by=ada)
    with pytest.raises(NotYours):
        place_take(take, 96, by=cy)
    take.refresh_from_db()
    assert take.offset_samples == 48


def test_a_place_beyond_all_music_is_refused(ben: Member) -> None:
    take = studio.take(ben)
    with pytest.raises(Refused):
        place_take(take, 4 * 60 * 60 * 48_000, by=ben)
