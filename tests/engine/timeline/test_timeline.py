from fractions import Fraction
from pathlib import Path

import pytest

from ensemble.engine.timeline import (
    Clip,
    Duck,
    Gap,
    Item,
    Media,
    Still,
    Timeline,
    Title,
    Track,
    Transition,
    Unplayable,
)

HERE = Path(__file__)
FILM = Media("frog", HERE, "video")
SONG = Media("drums", HERE, "audio")
PHOTO = Media("larch", HERE, "image")
TWO = Fraction(2)


def starts(*items: Item) -> list[Fraction]:
    return [placed.start for placed in Track("picture", items).placed()]


def test_items_follow_each_other() -> None:
    assert starts(Title("A", TWO), Clip(FILM, TWO), Still(PHOTO, TWO)) == [0, 2, 4]


def test_an_item_with_a_place_stays_there_and_the_next_follows_it() -> None:
    assert starts(Title("A", TWO), Clip(FILM, TWO, offset=Fraction(5)), Gap(TWO)) == [0, 5, 7]


def test_a_crossfade_begins_the_next_sooner_and_a_dip_does_not() -> None:
    half = Fraction(1, 2)
    clips = Clip(FILM, TWO), Clip(FILM, TWO)
    assert starts(clips[0], Transition(half, "crossfade"), clips[1]) == [0, Fraction(3, 2)]
    assert starts(clips[0], Transition(half, "dip"), clips[1]) == [0, 2]


def test_a_recording_may_begin_before_the_song() -> None:
    track = Track("sound", (Clip(SONG, TWO, offset=Fraction(-1)),))
    assert Timeline((track,)).duration == 1


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Clip(SONG, Fraction(-1)), "must last longer"),
        (lambda: Clip(SONG, TWO, start=Fraction(-1)), "before its own beginning"),
        (lambda: Clip(SONG, TWO, loop=Fraction(0)), "too short to be heard"),
        (lambda: Track("picture", (Clip(FILM, TWO, loop=TWO),)), "on a sound track"),
        (lambda: Track("sound", name="voice", duck=Duck("voice")), "room for itself"),
        (lambda: Duck(""), "name that one"),
        (lambda: Duck("voice", by_db=-1.0), "0 to 60 dB"),
        (lambda: Duck("voice", release=Fraction(11)), "within 10 seconds"),
        (lambda: Clip(PHOTO, TWO), "Hold it as a still"),
        (lambda: Clip(SONG, TWO, fade_in=TWO, fade_out=TWO), "fades"),
        (lambda: Clip(SONG, TWO, gain_db=float("nan")), "level"),
        (lambda: Still(FILM, TWO), "Play it as a clip"),
        (lambda: Track("sound", (Title("A", TWO),)), "nothing to look at"),
        (lambda: Track("picture", (Clip(SONG, TWO),)), "Lay it under the film"),
        (lambda: Track("picture", (Clip(FILM, TWO, offset=Fraction(-1)),)), "before the film"),
        (lambda: Track("sound", pan=1.5), "Pan goes"),
        (lambda: Track("picture", (Transition(TWO), Clip(FILM, TWO))), "between two others"),
        (
            lambda: Track("sound", (Clip(SONG, TWO), Clip(SONG, TWO, offset=Fraction(1)))),
            "overlap at 0:01",
        ),
        (
            lambda: Track(
                "picture", (Clip(FILM, TWO), Transition(Fraction(3), "crossfade"), Gap(TWO))
            ),
            "longer than what it joins",
        ),
    ],
)
def test_what_can_never_be_right_is_refused_in_a_sentence(make: object, sentence: str) -> None:
    assert callable(make)
    with pytest.raises(Unplayable, match=sentence):
        make()


def test_an_empty_timeline_has_nothing_to_play() -> None:
    with pytest.raises(Unplayable, match="nothing to play"):
        Timeline((Track("sound"),)).check()


def test_a_missing_file_is_named() -> None:
    gone = Media("horns", HERE.with_name("gone.mp3"), "audio")
    with pytest.raises(Unplayable, match="file of “horns” is missing"):
        Timeline((Track("sound", (Clip(gone, TWO),)),)).check()


def test_two_files_of_one_name_are_refused() -> None:
    other = Media("drums", HERE.parents[1] / "test_times.py", "audio")
    with pytest.raises(Unplayable, match="same name"):
        Timeline((Track("sound", (Clip(SONG, TWO), Clip(other, TWO))),)).check()


def test_an_endless_timeline_is_refused() -> None:
    with pytest.raises(Unplayable, match="longer than 6:00:00"):
        Timeline((Track("sound", (Clip(SONG, Fraction(10**6)),)),)).check()


def test_media_are_listed_once() -> None:
    track = Track("picture", (Clip(FILM, TWO), Still(PHOTO, TWO), Clip(FILM, TWO)))
    assert Timeline((track,)).media == (FILM, PHOTO)


def test_room_is_made_for_a_track_that_is_there() -> None:
    bed = Track("sound", (Clip(SONG, TWO),), name="bed", duck=Duck("voice"))
    voice = Track("sound", (Clip(SONG, TWO),), name="voice")
    Timeline((bed, voice)).check()
    with pytest.raises(Unplayable, match="no track named “voice”"):
        Timeline((bed,)).check()
