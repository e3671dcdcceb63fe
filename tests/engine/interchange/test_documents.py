from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings

from ensemble.engine.errors import EngineError, TooLarge, Unsupported
from ensemble.engine.interchange.documents import from_json, load, to_json
from ensemble.engine.interchange.documents_past import VERSION
from ensemble.engine.timeline import (
    Area,
    Caption,
    Cell,
    Clip,
    CreditsRoll,
    Gap,
    Layout,
    LowerThird,
    Media,
    Move,
    Section,
    Still,
    Timeline,
    Title,
    Track,
    Transition,
)
from tests.engine import timelines

FOLDER = Path(__file__).parents[1] / "golden"
GOLDEN = FOLDER / f"timeline-{VERSION}.json"
FROG = Media("frog", FOLDER / "media/frog.mp4", "video", sha256="ab" * 32)
LARCH = Media("larch", FOLDER / "media/larch.jpg", "image")
DRUMS = Media("drums", FOLDER / "media/drums.mp3", "audio")
VERSION_1 = Timeline(
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

WALL = Layout((Cell(Clip(FROG, Fraction(2)), "Ada"), Cell(Still(LARCH, Fraction(1)))), Fraction(3))
HALF = Area(Fraction(1, 4), Fraction(1, 4), Fraction(1, 2), Fraction(1, 2))
EVERYTHING = replace(
    VERSION_1,
    tracks=(
        Track(
            "picture",
            (
                WALL,
                Transition(Fraction(1), "wipe-left"),
                Still(LARCH, Fraction(2), fit="fill", move=Move(end=HALF)),
            ),
        ),
        *VERSION_1.tracks[1:],
    ),
    captions_burnt=True,
    overlays=(LowerThird("Ada", Fraction(1), Fraction(2), "drums"),),
)
OLDER = {1: VERSION_1}


def test_the_newest_golden_document_is_what_we_write() -> None:
    assert to_json(EVERYTHING, folder=FOLDER) == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_every_version_there_ever_was_reads_back_exactly(version: int) -> None:
    assert load(FOLDER / f"timeline-{version}.json") == OLDER.get(version, EVERYTHING)


@settings(max_examples=20)
@given(timelines.timelines())
def test_any_timeline_comes_back_exactly(timeline: Timeline) -> None:
    text = to_json(timeline, folder=timelines.FOLDER)
    assert from_json(text, folder=timelines.FOLDER) == timeline
    assert to_json(from_json(text)) == text


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
        ('{"ensemble": "timeline", "version": 3, "tracks": []}', "version 3; we know version 2"),
        ('{"ensemble": "timeline", "version": 1.0, "tracks": []}', "version 1.0; we know"),
        ('{"ensemble": "timeline", "version": "two", "tracks": []}', "version two; we know"),
        ('{"ensemble": "timeline", "tracks": []}', "version None; we know"),
        ('{"ensemble": "timeline", "version": 1, "tracks": {"is": []}}', "a list is expected"),
        ('{"ensemble": "timeline", "version": 2, "tracks": [{"kind": "sound", "is": 1}]}', "“is”"),
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


@pytest.mark.parametrize("time", ['"1e999999999"', '"1/0"', "true", "null", '"soon"', "[]"])
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


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ('"tracks": [], "tracks": []', "“tracks” is said twice"),
        ('"tracks": [{"kind": "sound", "gain_db": NaN}]', "“NaN” is not a number"),
        ('"tracks": [{"kind": "sound", "gain_db": -Infinity}]', "“-Infinity” is not a number"),
        ('"tracks": [{"kind": "sound", "gain_db": 1e999}]', "not what belongs there"),
        ('"tracks": [{"kind": "sound", "gain_db": true}]', "not what belongs there"),
        ('"tracks": [{"kind": "sound", "muted": 1}]', "not what belongs there"),
        ('"tracks": [{"kind": "sound", "name": 5}]', "not what belongs there"),
        ('"tracks": [{"kind": ["sound"]}]', "is none of picture, sound"),
        ('"tracks": [{"kind": "sound", "items": [{"is": ["gap"]}]}]', "don't know the item"),
        ('"tracks": [{"kind": "sound", "items": [7]}]', "don't know the item “None”"),
        (f'"tracks": [{{"kind": "sound", "gain_db": {"9" * 5000}}}]', "too long to be read"),
        (f'"tracks": {"[" * 200_000}', "nested too deep"),
        (f'"tracks": [{{"kind": "{"x" * 5000}"}}]', "“x{60}…” is none of"),
        ('"tracks": [{"kind": "sound", "name": "\\ud800"}]', "not what belongs there"),
        ('"tracks": [], "media": [{"name": "a", "path": "a\\u0000", "kind": "audio"}]', "belongs"),
    ],
)
def test_absurd_documents_are_refused_in_a_short_sentence(said: str, sentence: str) -> None:
    with pytest.raises(Unsupported, match=sentence) as refusal:
        from_json('{"ensemble": "timeline", "version": 2, ' + said + "}")
    assert len(refusal.value.sentence) < 200


def test_an_endless_document_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with pytest.raises(TooLarge, match="more than 32 million letters"):
        from_json(" " * 50_000_000)
    with (tmp_path / "a.json").open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(Unsupported, match=r"a\.json is too large"):
        load(tmp_path / "a.json")


def test_levels_of_any_size_come_back() -> None:
    timeline = Timeline((Track("sound", gain_db=-1e-07),))
    assert from_json(to_json(timeline)) == timeline


def test_two_files_of_one_name_are_not_written() -> None:
    other = Media("drums", FOLDER / "other.mp3", "audio")
    items = Clip(DRUMS, Fraction(1)), Clip(other, Fraction(1))
    with pytest.raises(EngineError, match="same name"):
        to_json(Timeline((Track("sound", items),)))


def test_a_time_that_could_not_be_read_back_is_not_written() -> None:
    with pytest.raises(Unsupported, match="too finely divided"):
        to_json(Timeline((Track("sound", (Gap(Fraction(1, 7**200)),)),)))
