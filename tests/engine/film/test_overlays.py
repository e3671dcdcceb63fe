from fractions import Fraction

import pytest

from ensemble.engine.film.overlays import overlays, within
from ensemble.engine.film.parts import Over
from ensemble.engine.film.plan import plan
from ensemble.engine.lettering.sheets import Style
from ensemble.engine.profiles import LANDSCAPE, PROFILES, Profile
from ensemble.engine.timeline import Caption, Gap, LowerThird, Timeline, Track

ONE = Fraction(1)
LONG = "Croak, said the frog, and nobody in all the pond had anything to say to that. " * 3


def measure(text: str, style: Style) -> float:
    return len(text) * style.size / 2


def spoken(*captions: Caption, burnt: bool = True) -> Timeline:
    return Timeline((Track("picture", (Gap(60 * ONE),)),), "landscape", captions, burnt)


def laid(timeline: Timeline, profile: Profile = LANDSCAPE) -> tuple[Over, ...]:
    return overlays(timeline, profile, measure)


def words(over: Over) -> list[str]:
    return [line.text for line in over.sheet.lines]


def test_captions_beside_the_film_are_not_in_it() -> None:
    assert laid(spoken(Caption("Croak.", ONE, ONE), burnt=False)) == ()


def test_a_caption_is_there_for_its_frames() -> None:
    (over,) = laid(spoken(Caption("Croak.", ONE, Fraction(1, 2))))
    assert (over.first, over.frames, words(over)) == (30, 15, ["Croak."])


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_words_stay_within_the_safe_part_of_every_shape(profile: Profile) -> None:
    third = LowerThird(LONG, ONE, ONE, LONG)
    for over in (
        *laid(spoken(Caption(LONG, ONE, 9 * ONE)), profile),
        *laid(Timeline((), overlays=(third,)), profile),
    ):
        right, foot = over.left + over.sheet.width, over.top + over.sheet.height
        assert over.left >= profile.width * 0.04
        assert right <= profile.width * 0.96
        assert profile.height * 0.3 < over.top < foot <= profile.height * 0.95
        for line in over.sheet.lines:
            assert 0 <= line.y < line.y + line.style.line <= over.sheet.height


def test_a_long_caption_is_shown_two_lines_at_a_time_with_all_its_words() -> None:
    pages = laid(spoken(Caption(LONG, ONE, 9 * ONE)))
    assert max(len(words(page)) for page in pages) == 2
    assert " ".join(" ".join(words(page)) for page in pages) == LONG.strip()
    assert sum(page.frames for page in pages) == 270
    assert [page.first for page in pages] == sorted(page.first for page in pages)


def test_two_lines_are_about_as_long() -> None:
    (page,) = laid(
        spoken(Caption("Croak, said the frog, and nobody answered him at all.", ONE, ONE))
    )
    one, other = (len(line) for line in words(page))
    assert abs(one - other) < 8


def test_a_line_break_of_the_caption_is_kept() -> None:
    (page,) = laid(spoken(Caption("- Croak.\n- Who is there?", ONE, ONE)))
    assert words(page) == ["- Croak.", "- Who is there?"]


def test_two_who_speak_at_once_are_both_read() -> None:
    one, other = laid(spoken(Caption("Croak.", ONE, 2 * ONE), Caption("Moo.", 2 * ONE, ONE)))
    assert other.top + other.sheet.height <= one.top


def test_changing_one_caption_changes_only_the_segments_that_show_it() -> None:
    captions = [Caption(f"Line {number}.", 3 * number * ONE, 2 * ONE) for number in range(20)]
    before = plan(spoken(*captions), LANDSCAPE, measure).segments
    captions[7] = Caption("Another line.", 21 * ONE, 2 * ONE)
    after = plan(spoken(*captions), LANDSCAPE, measure).segments
    changed = [one.first for one, other in zip(before, after, strict=True) if one != other]
    assert 1 <= len(changed) <= 2
    assert len(before) > 10


def test_a_lower_third_goes_on_over_a_cut() -> None:
    (over,) = laid(Timeline((), overlays=(LowerThird("Ada", ONE, 2 * ONE),)))
    assert within((over,), 60, 10) == (over.after(60),)
    assert within((over,), 90, 10) == within((over,), 0, 30) == ()
    assert over.after(60).first == -30


def test_arabic_is_set_from_the_right_of_its_plate() -> None:
    (over,) = laid(Timeline((), overlays=(LowerThird("علي", ONE, ONE, "drums"),)))
    assert {line.anchor for line in over.sheet.lines} == {"right"}
    plate, bar = over.sheet.plates
    assert bar.left > plate.width / 2
