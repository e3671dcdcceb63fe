"""Every template fills a whole frame, in plain words."""

import pytest

from ensemble.lineage.models import How
from ensemble.projects.frames import FRAMES, Frame
from ensemble.projects.models import Call, Project

PROMISED = {
    "song", "read-aloud", "scream-along", "duet", "video-wall", "short-documentary",
    "illustrated-poem", "exquisite-corpse", "radio-play", "anthology", "letter-set-to-music",
    "episode",
}  # fmt: skip

each = pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)


def test_all_twelve_are_there() -> None:
    assert set(FRAMES) == PROMISED


@each
def test_it_says_what_the_finished_thing_is_and_how_choices_are_made(frame: Frame) -> None:
    assert str(frame.name)
    assert str(frame.sentence)
    assert str(frame.goal)
    assert str(frame.form)
    assert frame.choosing in Project.Choosing.values


@each
def test_it_gives_two_weeks_to_make_and_four_in_all(frame: Frame) -> None:
    assert (frame.making_days, frame.days) == (14, 28)


@each
def test_somebody_who_never_made_anything_finds_a_call_of_ten_minutes(frame: Frame) -> None:
    anyone = [wish for wish in frame.calls if wish.level == Call.Level.ANYONE]
    assert anyone
    assert all(wish.minutes <= 10 for wish in anyone)


@each
def test_its_calls_say_all_that_a_call_says(frame: Frame) -> None:
    for wish in frame.calls:
        assert str(wish.title)
        assert str(wish.words)
        assert str(wish.spec)
        assert wish.how in How.values
        assert wish.level in Call.Level.values
        assert wish.minutes <= 45
        assert wish.wanted >= 1


@each
def test_its_words_fit_where_they_are_kept_and_never_shout(frame: Frame) -> None:
    assert len(str(frame.goal)) <= 200
    assert len(str(frame.form)) <= 120
    for wish in frame.calls:
        assert len(str(wish.title)) <= 120
        assert len(str(wish.spec)) <= 200
        assert "!" not in f"{wish.title}{wish.words}{wish.spec}{frame.sentence}{frame.goal}"


def test_calls_are_parallel_by_default() -> None:
    chains = {frame.key for frame in FRAMES.values() if any(wish.is_chain for wish in frame.calls)}
    assert chains == {"exquisite-corpse"}
