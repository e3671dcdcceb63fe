import json
from contextlib import suppress
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import opentimelineio as library
import pytest
from hypothesis import given, settings
from opentimelineio.opentime import RationalTime, TimeRange

from ensemble.engine.errors import EngineError, TooLarge, Unsupported
from ensemble.engine.interchange.otio import Read, from_otio, to_otio
from ensemble.engine.timeline import (
    Caption,
    Clip,
    CreditsRoll,
    Gap,
    LowerThird,
    Media,
    Section,
    Still,
    Timeline,
    Title,
    Track,
    Transition,
)
from tests.engine import timelines

FOLDER = timelines.FOLDER
FILM = Media("pond", FOLDER / "media/the pond.mp4", "video")
PHOTO = Media("larch", FOLDER / "larch.jpg", "image")
DRUMS = Media("drums", FOLDER / "drums.wav", "audio")
TWO, ONE = Fraction(2), Fraction(1)
PICTURE = Track(
    "picture",
    (
        Title("The pond", TWO),
        Clip(FILM, Fraction(4), start=Fraction(3), gain_db=-6.0),
        Transition(ONE, "crossfade"),
        Still(PHOTO, Fraction(3)),
        Gap(ONE),
        CreditsRoll((Section("Drums", ("Ada",)),), TWO),
    ),
    name="film",
)
SOUND = Track("sound", (Clip(DRUMS, Fraction(5), offset=Fraction(-1, 3)),), gain_db=-3.0)
WHOLE = Timeline((PICTURE, SOUND), captions=(Caption("Croak.", ONE, TWO),))


def opened(timeline: Timeline) -> Any:
    return library.adapters.read_from_string(to_otio(timeline, folder=FOLDER), "otio_json")


def read(document: Any, folder: Path = FOLDER) -> Read:
    return from_otio(library.adapters.write_to_string(document, "otio_json"), folder=folder)


@settings(max_examples=20)
@given(timelines.timelines())
def test_any_timeline_comes_back_exactly_through_the_real_library(timeline: Timeline) -> None:
    assert read(opened(timeline)) == Read(timeline)


def test_the_library_finds_everything_in_its_place() -> None:
    """Two seconds, then the film to the middle of the crossfade, and so on, at 30 frames."""
    film, sound, heard = opened(WHOLE).tracks
    assert [child.schema_name() for child in film] == [
        *("Clip", "Clip", "Transition", "Clip", "Gap", "Clip")
    ]
    lasts = [(r.start_time.value, r.duration.value) for r in map(film.range_of_child, film) if r]
    assert [lasts[n] for n in (0, 1, 3, 4, 5)] == [
        *((0, 60), (60, 105), (165, 75), (240, 30), (270, 60))
    ]
    assert (heard.kind, [child.schema_name() for child in heard][:2]) == ("Audio", ["Gap", "Clip"])
    (drums,) = sound
    assert drums.source_range == TimeRange(
        RationalTime(16_000, 48_000), RationalTime(224_000, 48_000)
    )


def test_a_crossfade_shows_what_both_sides_hold_back() -> None:
    """The film plays from 3 s for 4 s; its crossfade of 1 s takes half from each side."""
    _, film, join, still, *_ = opened(WHOLE).tracks[0]
    assert (join.transition_type, join.in_offset.value, join.out_offset.value) == (
        *("SMPTE_Dissolve", 15, 15),
    )
    ends = film.source_range.end_time_exclusive() + join.out_offset
    assert ends == RationalTime(7 * 30, 30)
    assert still.source_range.start_time - join.in_offset == RationalTime(0, 30)


def test_files_are_named_from_the_folder_of_the_document() -> None:
    _, film, *_ = opened(WHOLE).tracks[0]
    assert film.media_reference.target_url == "media/the%20pond.mp4"


def test_captions_are_markers() -> None:
    (marker,) = opened(WHOLE).tracks.markers
    assert (marker.name, marker.marked_range.start_time.value) == ("Croak.", 30)


def test_names_that_overlap_lie_on_tracks_of_their_own() -> None:
    names = tuple(LowerThird(name, start, TWO) for name, start in (("b", ONE), ("a", Fraction(0))))
    document = opened(replace(WHOLE, overlays=names))
    assert [[clip.name for clip in track] for track in document.tracks][2:4] == [["a"], ["", "b"]]
    assert read(document).timeline.overlays == names


def test_what_somebody_moves_moves_and_keeps_what_is_ours() -> None:
    document = opened(WHOLE)
    film = document.tracks[0]
    film[0].source_range = TimeRange(RationalTime(0, 30), RationalTime(30, 30))
    document.tracks.markers[0].marked_range = TimeRange(RationalTime(0, 30), RationalTime(15, 30))
    changed = read(document)
    title, clip, join, still, gap, roll = changed.timeline.tracks[0].items
    assert title == Title("The pond", ONE)
    assert (clip, join, still) == PICTURE.items[1:4]
    assert (gap, roll) == PICTURE.items[4:]
    assert changed.timeline.tracks[1] == SOUND
    assert changed.timeline.captions == (Caption("Croak.", Fraction(0), Fraction(1, 2)),)
    assert not changed.left_out


def test_a_clip_that_somebody_links_to_another_file_plays_that() -> None:
    document = opened(Timeline((Track("sound", (Clip(DRUMS, TWO, gain_db=-6.0),)),)))
    document.tracks[0][0].media_reference.target_url = "horns.wav"
    (clip,) = read(document).timeline.tracks[0].items
    assert clip == Clip(Media("horns.wav", FOLDER / "horns.wav", "audio"), TWO)


def test_a_name_that_somebody_moves_is_where_it_is_now() -> None:
    document = opened(replace(WHOLE, overlays=(LowerThird("Ada", ONE, TWO),)))
    (names,) = (track for track in document.tracks if track.name == "names")
    del names[0]
    assert read(document).timeline.overlays == (LowerThird("Ada", Fraction(0), TWO),)


# Documents of other editors.


def seconds(start: float, lasts: float, rate: float = 25) -> TimeRange:
    return TimeRange(RationalTime(start * rate, rate), RationalTime(lasts * rate, rate))


def clip(url: str, start: float = 0, lasts: float = 2, **more: Any) -> Any:
    file = library.schema.ExternalReference(target_url=url)
    return library.schema.Clip(url, file, seconds(start, lasts), **more)


def dissolve(before: float = 0.5, after: float = 0.5, kind: str = "SMPTE_Dissolve") -> Any:
    return library.schema.Transition(
        kind, kind, RationalTime(before * 25, 25), RationalTime(after * 25, 25)
    )


def track(*children: Any, kind: str = "Video", name: str = "V1") -> Any:
    return library.schema.Track(name, children, kind=kind)


def foreign(*tracks: Any, folder: Path = FOLDER) -> Read:
    document = library.schema.Timeline("theirs")
    document.tracks.extend(tracks)
    return read(document, folder)


def film(name: str) -> Media:
    return Media(name, FOLDER / name, "video")


def test_a_dissolve_reaches_into_what_is_held_back() -> None:
    found = foreign(track(clip("a.mov", 1), dissolve(), clip("b.mov", 3)))
    assert found.timeline.tracks[0].items == (
        Clip(film("a.mov"), Fraction(5, 2), start=ONE),
        Transition(ONE, "crossfade"),
        Clip(film("b.mov"), Fraction(5, 2), start=Fraction(5, 2)),
    )
    assert found.timeline.duration == 4
    assert not found.left_out


def test_a_dissolve_from_the_very_beginning_of_a_file_is_shorter() -> None:
    found = foreign(track(clip("a.mov", 1), dissolve(), clip("b.mov")))
    _, join, after = found.timeline.tracks[0].items
    assert join == Transition(Fraction(1, 2), "crossfade")
    assert after == Clip(film("b.mov"), TWO)
    assert found.timeline.duration == 4


def test_sources_may_begin_at_a_timecode() -> None:
    late = clip("a.mov", 3603)
    late.media_reference.available_range = seconds(3600, 60)
    (found,) = foreign(track(late)).timeline.tracks[0].items
    assert found == Clip(film("a.mov"), TWO, start=Fraction(3))


def test_the_rates_of_television_are_exact() -> None:
    ntsc = clip("a.mov")
    ntsc.source_range = TimeRange(RationalTime(0, 29.97), RationalTime(30, 29.97))
    (found,) = foreign(track(ntsc)).timeline.tracks[0].items
    assert isinstance(found, Clip)
    assert found.duration == Fraction(1001, 1000)


def test_a_clip_of_an_older_schema_is_read() -> None:
    document = library.schema.Timeline("old")
    document.tracks.append(track(clip("a.mov")))
    text = library.adapters.write_to_string(
        document, "otio_json", target_schema_versions={"Clip": 1}
    )
    assert '"media_reference":' in text
    (found,) = from_otio(text, folder=FOLDER).timeline.tracks[0].items
    assert found == Clip(film("a.mov"), TWO)


def nested(tracks: int = 1, start: float = 0, lasts: float = 2) -> Any:
    stack = library.schema.Stack("inside")
    stack.extend(track(clip("a.mov"), clip("c.mov", 5)) for _ in range(tracks))
    stack.source_range = seconds(start, lasts)
    return stack


def within(inside: Any, times: int) -> Any:
    for _ in range(times):
        stack = library.schema.Stack("deep")
        stack.append(track(inside))
        stack.source_range = seconds(0, 2)
        inside = stack
    return inside


def test_a_sequence_of_one_track_is_laid_out_in_its_place() -> None:
    found = foreign(track(clip("b.mov"), within(nested(1, 1, 2), 2), clip("b.mov")))
    b = Clip(film("b.mov"), TWO)
    a, c = Clip(film("a.mov"), ONE, start=ONE), Clip(film("c.mov"), ONE, start=Fraction(5))
    assert found == Read(Timeline((Track("picture", (b, a, c, b), name="V1"),)))


def test_a_sequence_that_is_shorter_than_its_place_ends_in_a_gap() -> None:
    found = foreign(track(nested(1, 3, 4), clip("b.mov")))
    (c, gap, _) = found.timeline.tracks[0].items
    assert c == Clip(film("c.mov"), ONE, start=Fraction(6))
    assert gap == Gap(Fraction(3))


def slowed() -> Any:
    warp = library.schema.LinearTimeWarp("half speed", time_scalar=0.5)
    return clip("a.mov", effects=[warp])


def unknown(lasts: bool = True) -> Any:
    return library.schema.Clip("lost", None, seconds(0, 2) if lasts else None)


@pytest.mark.parametrize(
    ("children", "sentence", "items"),
    [
        ([nested(2), clip("b.mov")], "“inside” holds several tracks; its place is empty", 2),
        ([within(nested(), 9), clip("b.mov")], "“deep” holds several tracks", 2),
        ([slowed()], "“half speed” on “a.mov” was left out", 1),
        ([unknown(), clip("b.mov")], "“lost” names no file; its place is empty", 2),
        ([unknown(lasts=False), clip("b.mov")], "“lost” says not how long", 1),
        ([dissolve(), clip("a.mov")], "“SMPTE_Dissolve” joins nothing", 1),
        ([clip("a.mov"), dissolve()], "“SMPTE_Dissolve” joins nothing", 1),
        ([clip("a.mov", 1), dissolve(kind="Iris"), clip("a.mov", 1)], "“Iris” became a cross", 3),
        ([clip("a.wav"), clip("b.mov")], "“a.wav” was left out; its place is empty", 2),
        ([clip("http://example.org/a.mov"), clip("b.mov")], "Put “a.mov” beside the document", 2),
        ([clip("../../a.mov"), clip("b.mov")], "Put “a.mov” beside the document", 2),
        ([clip("/etc/passwd"), clip("b.mov")], "Put “passwd” beside the document", 2),
        ([clip("file:///etc/passwd"), clip("b.mov")], "Put “passwd” beside the document", 2),
        ([clip("file://C:\\a\\b.mov"), clip("b.mov")], "Put “b.mov” beside the document", 2),
        ([clip("..%2f..%2fa.mov"), clip("b.mov")], "Put “a.mov” beside the document", 2),
        ([clip("concat:a.mov|b.mov"), clip("b.mov")], "Put “concat", 2),
    ],
)
def test_what_is_left_out_is_told(children: list[Any], sentence: str, items: int) -> None:
    found = foreign(track(*children))
    (told,) = found.left_out
    assert sentence in told
    assert len(found.timeline.tracks[0].items) == items
    assert all(media.path.parent == FOLDER for media in found.timeline.media)


def test_a_film_has_one_picture_track() -> None:
    found = foreign(track(clip("a.mov")), track(clip("b.mov"), name="V2"), track(name="V3"))
    assert len(found.timeline.tracks) == 1
    assert found.left_out == ("The picture track “V2” was left out: a film has one.",)


def test_sound_lies_under_the_film_and_may_be_off() -> None:
    voice = track(clip("a.wav"), kind="Audio", name="A1")
    voice.enabled = voice[0].enabled = False
    heard = foreign(voice).timeline.tracks[0]
    assert (heard.kind, heard.name, heard.muted) == ("sound", "A1", True)
    assert heard.items == (Clip(Media("a.wav", FOLDER / "a.wav", "audio"), TWO, muted=True),)


def test_a_film_is_silent_where_its_sound_has_a_track_of_its_own() -> None:
    pictures, voice = track(clip("a.mov")), track(clip("a.mov"), kind="Audio", name="A1")
    seen, heard = foreign(pictures, voice).timeline.tracks
    assert seen.items == (Clip(film("a.mov"), TWO, muted=True),)
    assert heard.items == (Clip(film("a.mov"), TWO),)


def test_a_film_without_its_sound_is_still_to_be_seen() -> None:
    quiet = Timeline((Track("picture", (Clip(FILM, TWO, muted=True),)),))
    (film,) = opened(quiet).tracks
    assert film[0].enabled


def test_a_file_that_lies_beside_the_document_is_found_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.mov").touch()
    found = foreign(track(clip("file:///elsewhere/films/a.mov")), folder=tmp_path)
    assert [media.path for media in found.timeline.media] == [tmp_path / "a.mov"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "secret.mov").touch()
    (tmp_path / "inside/a.mov").symlink_to(tmp_path / "secret.mov")
    found = foreign(track(clip("a.mov"), clip("b.mov")), folder=tmp_path / "inside")
    assert [media.name for media in found.timeline.media] == ["b.mov"]


def test_a_changed_path_of_ours_stays_in_the_folder() -> None:
    text = to_otio(WHOLE, folder=FOLDER).replace("drums.wav", "../drums.wav")
    found = from_otio(text, folder=FOLDER)
    assert "drums" not in {media.name for media in found.timeline.media}
    assert any("“drums” lies outside the folder" in told for told in found.left_out)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "not an OpenTimelineIO document"),
        ("[]", "not an OpenTimelineIO timeline"),
        ('{"OTIO_SCHEMA": "Clip.2"}', "not an OpenTimelineIO timeline"),
        ('{"OTIO_SCHEMA": ["Timeline.1"]}', "not an OpenTimelineIO timeline"),
        ('{"OTIO_SCHEMA": "SerializableCollection.1", "children": []}', "holds 0 timelines"),
        ("[" * 100_000, "nested too deep"),
        ('{"OTIO_SCHEMA": "Timeline.1", "OTIO_SCHEMA": "Timeline.1"}', "said twice"),
    ],
)
def test_what_is_no_timeline_is_refused_in_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(Unsupported, match=sentence):
        from_otio(text, folder=FOLDER)


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ('"value": 50.0', '"value": 1e99'),
        ('"value": 50.0', '"value": "soon"'),
        ('"rate": 25.0', '"rate": 0'),
        ('"rate": 25.0', '"rate": -25'),
        ('"rate": 25.0', '"rate": null'),
        ('"value": 50.0', '"value": NaN'),
    ],
)
def test_absurd_times_are_refused_in_a_sentence(said: str, instead: str) -> None:
    document = library.schema.Timeline("theirs")
    document.tracks.append(track(clip("a.mov")))
    text = library.adapters.write_to_string(document, "otio_json")
    assert said in text
    with pytest.raises(EngineError):
        from_otio(text.replace(said, instead), folder=FOLDER)


def test_wrong_kinds_of_values_anywhere_never_break_the_reader() -> None:
    """Every value of a whole document in turn becomes something else: read, or refused."""
    document = json.loads(to_otio(WHOLE, folder=FOLDER))
    for spoiled in _spoiled(document):
        with suppress(EngineError):
            assert isinstance(from_otio(json.dumps(spoiled), folder=FOLDER), Read)


def _spoiled(document: Any) -> Any:
    """The document with one value replaced, at every third place."""
    holders: list[tuple[Any, Any]] = []
    todo = [document]
    while todo:
        value = todo.pop()
        keys = value if isinstance(value, dict) else range(len(value))
        for key in keys:
            holders.append((value, key))
            if isinstance(value[key], dict | list):
                todo.append(value[key])
    for number, (holder, key) in enumerate(holders):
        if number % 3:
            continue
        kept = holder[key]
        holder[key] = [None, -5, "x", {}, [7], True][number // 3 % 6]
        yield document
        holder[key] = kept


def test_more_tracks_than_anybody_has_are_refused() -> None:
    tracks = ",".join(['{"OTIO_SCHEMA": "Track.1", "kind": "Audio"}'] * 4001)
    text = '{"OTIO_SCHEMA": "Timeline.1", "tracks": {"children": [' + tracks + "]}}"
    with pytest.raises(Unsupported, match="more parts than we can read"):
        from_otio(text, folder=FOLDER)


def test_two_files_never_share_a_name() -> None:
    named = Timeline((Track("sound", (Clip(replace(DRUMS, name="horns.wav"), TWO),)),))
    document = opened(named)
    document.tracks[0].append(clip("horns.wav"))
    names = [media.name for media in read(document).timeline.media]
    assert names == ["horns.wav", "horns.wav·"]


def test_an_endless_document_is_refused_before_it_is_read() -> None:
    with pytest.raises(TooLarge, match="32 million letters"):
        from_otio(" " * 33_000_000, folder=FOLDER)
