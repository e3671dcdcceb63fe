from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from ensemble.engine.film.parts import Drawn, Held, Shot
from ensemble.engine.film.plan import Plan, plan
from ensemble.engine.lettering.sheets import Style
from ensemble.engine.profiles import LANDSCAPE, Profile
from ensemble.engine.timeline import (
    Clip,
    CreditsRoll,
    Item,
    Media,
    Section,
    Still,
    Timeline,
    Title,
    Track,
    Transition,
)

FILM = Media("frog", Path("frog.mp4"), "video")
SONG = Media("song", Path("song.wav"), "audio")
PHOTO = Media("larch", Path("larch.jpg"), "image")
PAL = LANDSCAPE.at(Fraction(30_000, 1001))


def measure(text: str, style: Style) -> float:
    return len(text) * style.size / 2


def planned(*items: Item, profile: Profile = LANDSCAPE) -> Plan:
    return plan(Timeline((Track("picture", items),)), profile, measure)


def spans(made: Plan) -> list[tuple[int, int]]:
    return [(segment.first, segment.frames) for segment in made.segments]


def seconds(value: float) -> Fraction:
    return Fraction(str(value))


def test_every_item_is_whole_frames_without_a_hole() -> None:
    made = planned(
        *(Clip(FILM, seconds(1.017)) for _ in range(7)), Still(PHOTO, seconds(0.4)), profile=PAL
    )
    for one, other in pairwise(made.segments):
        assert one.first + one.frames == other.first
    assert made.segments[0].first == 0
    assert sum(segment.frames for segment in made.segments) == made.frames
    assert made.frames == PAL.frames(seconds(7.519))


def test_a_long_clip_is_cut_into_short_pieces_of_one_shot() -> None:
    made = planned(Clip(FILM, Fraction(10), start=Fraction(1, 3)))
    assert spans(made) == [(0, 122), (122, 120), (242, 58)]
    assert [segment.parts for segment in made.segments] == [
        (Shot("frog", first),) for first in (10, 132, 252)
    ]


@pytest.mark.parametrize("moved", ["0", "1/100", "7/3"])
@pytest.mark.parametrize("trimmed", ["1/30", "1/2", "47/45", "3"])
def test_a_trimmed_or_moved_clip_is_cut_where_it_was(trimmed: str, moved: str) -> None:
    """Only the pieces at its ends differ."""
    whole = planned(Clip(FILM, Fraction(20))).segments
    start = Fraction(trimmed)
    again = planned(Clip(FILM, 19 - start, start=start, offset=Fraction(moved))).segments
    known = {(segment.parts, segment.frames) for segment in whole}
    new = [each for each in again if (each.parts, each.frames) not in known]
    assert [each.name for each in new if each.first] in ([], ["“frog”"], ["“frog”"] * 2)
    assert len(again) - len(new) >= 3


def test_no_piece_is_very_short_or_very_long() -> None:
    for frames in range(1, 400, 7):
        clip = Clip(FILM, Fraction(frames, 30), start=Fraction(frames * 3, 30))
        found = [segment.frames for segment in planned(clip).segments]
        assert sum(found) == frames
        assert max(found) < 150 + 30
        assert len(found) == 1 or min(found) >= 30


def test_what_is_not_filled_is_ink() -> None:
    made = planned(Still(PHOTO, Fraction(1), offset=Fraction(1)))
    assert spans(made) == [(0, 30), (30, 30)]
    assert isinstance(made.segments[0].parts[0], Drawn)
    assert made.segments[1].parts == (Held("larch"),)


def test_sound_longer_than_the_film_holds_ink() -> None:
    tracks = (
        Track("picture", (Still(PHOTO, Fraction(1)),)),
        Track("sound", (Clip(SONG, Fraction(2)),)),
    )
    made = plan(Timeline(tracks), LANDSCAPE, measure)
    assert (made.frames, made.samples) == (60, 96_000)
    assert spans(made) == [(0, 30), (30, 30)]


def test_a_dip_takes_half_from_either_side() -> None:
    made = planned(Still(PHOTO, Fraction(2)), Transition(Fraction(1)), Clip(FILM, Fraction(2)))
    assert [(segment.first, segment.frames, segment.fade) for segment in made.segments] == [
        (0, 45, None),
        (45, 15, "out"),
        (60, 15, "in"),
        (75, 45, None),
    ]


def test_a_crossfade_shows_both_and_each_goes_on_where_it_was() -> None:
    cross = Transition(Fraction(1), "crossfade")
    made = planned(Clip(FILM, Fraction(2)), cross, Clip(FILM, Fraction(2), start=Fraction(5)))
    assert spans(made) == [(0, 30), (30, 30), (60, 30)]
    assert made.segments[1].parts == (Shot("frog", 30), Shot("frog", 150))
    assert made.segments[2].parts == (Shot("frog", 180),)
    assert made.segments[1].name == "“frog” and “frog”"


def test_a_rolls_segments_join_without_a_jump() -> None:
    roll = CreditsRoll(
        (Section("Voices", tuple(f"Voice {n}" for n in range(80))),), Fraction(30), title="All"
    )
    made = planned(roll)
    tops = []
    for segment in made.segments:
        (part,) = segment.parts
        assert isinstance(part, Drawn)
        anchor = next((line for line in part.sheet.lines if line.text.startswith("Voice ")), None)
        assert part.sheet.height <= 720 + segment.frames * part.motion.speed
        if anchor:
            number = int(anchor.text.removeprefix("Voice "))
            first = anchor.y - number * anchor.style.line
            tops += [first - part.motion.offset(n) for n in range(segment.frames)]
    steps = [above - below for above, below in pairwise(tops)]
    odd = [step for step in steps if step not in {0, max(steps)}]
    assert len(odd) <= 1, "only the last step may be a shorter one"
    assert min(steps) >= 0
    assert len(tops) > 800


def test_cards_are_scenes_of_their_own() -> None:
    roll = CreditsRoll(
        (Section("Drums", ("Ada",)),), Fraction(4), title="All", room=("Cy",), style="cards"
    )
    first, second = planned(roll).segments
    assert (first.frames, second.frames) == (60, 60)
    assert first.parts != second.parts


def test_a_title_is_named_in_sentences_by_its_words() -> None:
    assert planned(Title("The pond", Fraction(1))).segments[0].name == "the title “The pond”"
