from fractions import Fraction
from pathlib import Path

import pytest

from ensemble.engine.documents import from_json, load, to_json
from ensemble.engine.errors import EngineError, Unsupported
from ensemble.engine.timeline import (
    Caption,
    Clip,
    CreditsRoll,
    Gap,
    Media,
    Section,
    Still,
    Timeline,
    Title,
    Track,
    Transition,
)

GOLDEN = Path(__file__).with_name("golden") / "timeline.json"
FOLDER = GOLDEN.parent
FROG = Media("frog", FOLDER / "media/frog.mp4", "video", sha256="ab" * 32)
LARCH = Media("larch", FOLDER / "media/larch.jpg", "image")
DRUMS = Media("drums", FOLDER / "media/drums.mp3", "audio")
EVERYTHING = Timeline(
    tracks=(
        Track(
            "picture",
            (
                Title("The pond", Fraction(3), "a film by many"),
                Transition(Fraction(1, 2)),
                Clip(FROG, Fraction(1001, 300), start=Fraction(1, 3), gain_db=-6.0),
                Transition(Fraction(1), "crossfade"),
                Still(LARCH, Fraction(4)),
                Gap(Fraction(1)),
                CreditsRoll(
                    (Section("Drums", ("Ada “the” <b>Ö</b>", "علي")),),
                    Fraction(8),
                    title="The pond",
                    thanks=("our neighbors",),
                    room=("Cy",),
                ),
            ),
        ),
        Track(
            "sound",
            (Clip(DRUMS, Fraction(10), offset=Fraction(-1, 48000), fade_in=Fraction(1, 10)),),
            gain_db=-3.5,
            pan=-0.25,
            name="Drums",
        ),
    ),
    format="portrait",
    captions=(Caption("Croak.", Fraction(4), Fraction(1)),),
)


def test_the_golden_document_is_what_we_write() -> None:
    assert to_json(EVERYTHING, folder=FOLDER) == GOLDEN.read_text(encoding="utf-8")


def test_the_golden_document_reads_back_exactly() -> None:
    assert load(GOLDEN) == EVERYTHING


def test_plain_numbers_are_read_exactly() -> None:
    text = '{"ensemble": "timeline", "version": 1, "tracks": [{"kind": "sound", "gain_db": -3, '
    text += '"items": [{"is": "gap", "duration": 0.1}]}]}'
    (track,) = from_json(text).tracks
    assert track.items == (Gap(Fraction(1, 10)),)
    assert track.gain_db == -3.0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "not JSON"),
        ("[]", "not a timeline"),
        ('{"version": 1, "tracks": []}', "not a timeline"),
        ('{"ensemble": "timeline", "version": 2, "tracks": []}', "version 2; we know version 1"),
        ('{"ensemble": "timeline", "version": 1}', "“tracks” is missing"),
        ('{"ensemble": "timeline", "version": 1, "tracks": [], "x": 1}', "don't know “x”"),
        ('{"ensemble": "timeline", "version": 1, "tracks": 5}', "a list is expected"),
        ('{"ensemble": "timeline", "version": 1, "tracks": [{"kind": "smell"}]}', "none of"),
        ('{"ensemble": "timeline", "version": 1, "tracks": [], "media": 1}', "is a list"),
    ],
)
def test_a_bad_document_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(Unsupported, match=sentence):
        from_json(text)


@pytest.mark.parametrize("time", ['"1e999999999"', '"1/0"', "true", "null", '"soon"', "[]", "NaN"])
def test_a_bad_time_is_refused_at_its_place(time: str) -> None:
    text = '{"ensemble": "timeline", "version": 1, "tracks": [{"kind": "sound", "items": '
    with pytest.raises(EngineError, match="tracks 1, items 1"):
        from_json(text + '[{"is": "gap", "duration": ' + time + "}]}]}")


def test_a_clip_of_an_unknown_file_is_refused() -> None:
    text = '{"ensemble": "timeline", "version": 1, "tracks": [{"kind": "sound", "items": '
    with pytest.raises(Unsupported, match="“drums” is not among the media"):
        from_json(text + '[{"is": "clip", "source": "drums", "duration": 1}]}]}')


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Unsupported, match=r"a\.json could not be read"):
        load(tmp_path / "a.json")
