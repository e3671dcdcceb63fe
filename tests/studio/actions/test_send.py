"""Sending a take."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from ensemble.foundation.files import open_local
from ensemble.foundation.models import Upload
from ensemble.foundation.refusal import Refused
from ensemble.lineage.models import Source
from ensemble.people.models import Member
from ensemble.pieces.models import MediaFile, Piece
from ensemble.projects.models import Call, Offer
from ensemble.studio.actions.send import Sending, send_take
from ensemble.studio.queries import place_of
from ensemble.studio.queries.grounds import ground_of_call, ground_of_piece
from tests.builders import media, takes
from tests.engine.made import heard

SENT = Sending("", "Low and slow", raw_at=-9_600, trim_start=9_700, trim_end=33_700)


@pytest.fixture
def drums(ada: Member, tmp_path: Path) -> Piece:
    return media.shown(ada, tmp_path, title="Drums", licence="by-sa")


@pytest.fixture
def bass(ada: Member, drums: Piece) -> Call:
    return takes.call(ada, seed=drums)


def test_a_take_becomes_a_piece_in_its_place_and_is_offered(
    bass: Call,
    ben: Member,
    tmp_path: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    sound = takes.hiss(48_001)
    upload = takes.arrived(ben, sound)
    ground = ground_of_call(bass, ben)
    evidence = {"method": "ticks", "confidence": 0.98}
    sent = replace(SENT, upload=upload.key, line="With love.", evidence=evidence)
    with django_capture_on_commit_callbacks(execute=True):
        take = send_take(ground, sent, by=ben)
    piece, cut = take.revision.piece, take.revision.media
    assert (piece.title, piece.craft, piece.licence) == ("Low and slow", "bass", "by-sa")
    assert place_of(take.revision) == 100
    assert (take.method, take.confidence) == ("ticks", 0.98)
    assert cut is not None
    with open_local(cut.original) as path:
        (tmp_path / "cut.flac").write_bytes(path.read_bytes())
    found = heard(tmp_path / "cut.flac", tmp_path).ravel() * 32_768
    assert np.array_equal(found.astype(np.int16), sound[9_700:33_700])
    assert take.raw is not None
    assert (take.raw.preparation, cut.preparation is None) == (None, False)
    assert Source.objects.get(piece=piece).how == "layers-on"
    offer = Offer.objects.get(call=bass)
    assert (offer.piece, offer.line) == (piece, "With love.")
    assert take.backing is not None
    assert not Upload.objects.exists()


def test_a_refused_take_can_be_sent_again_and_is_made_once(
    drums: Piece, ben: Member, cy: Member
) -> None:
    upload = takes.arrived(ben, takes.hiss(48_000))
    sent = replace(SENT, upload=upload.key, licence="by-nc-sa")
    with pytest.raises(Refused, match="arrived whole"):
        send_take(ground_of_piece(drums, cy), sent, by=cy)
    ground = ground_of_piece(drums, ben)
    with pytest.raises(Refused, match="Nothing would be left"):
        send_take(ground, replace(sent, trim_start=33_690), by=ben)
    first = send_take(ground, sent, by=ben)
    assert send_take(ground, sent, by=ben) == first
    assert first.revision.piece.licence == "by-sa"
    assert Piece.objects.by(ben).count() == 1
    assert not MediaFile.objects.of(cy).exists()


def test_a_closed_call_says_so(ada: Member, ben: Member) -> None:
    bass = takes.call(ada)
    bass.close()
    with pytest.raises(Refused, match="closed"):
        send_take(ground_of_call(bass, ben), SENT, by=ben)
