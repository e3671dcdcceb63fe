import threading
from fractions import Fraction
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

import numpy as np
import pytest
from PIL import Image

from ensemble.engine.errors import Cancelled, Unreadable, Unsupported
from ensemble.engine.film.render import Rendered, render
from ensemble.engine.process import ffmpeg
from ensemble.engine.profiles import Profile
from ensemble.engine.timeline import (
    Caption,
    Clip,
    CreditsRoll,
    Gap,
    Item,
    Media,
    Section,
    Still,
    Timeline,
    Title,
    Track,
    Transition,
)
from tests.engine.made import SIZE, count, counted_film, heard, noise, picture, seen, sound

SMALL = Profile("test", *SIZE, quality=8, effort="ultrafast")
HOSTILE = "%{eif\\:1\\:d}'\\; [v]drawtext=text=x:file=/etc/passwd,\n|$(id)` \u202e<b>"


def film(*items: Item) -> Timeline:
    return Timeline((Track("picture", items),))


def made(timeline: Timeline, tmp_path: Path, name: str = "film", **more: object) -> Rendered:
    folder = tmp_path / f"job-{name}"
    folder.mkdir()
    facts = {"profile": SMALL, "cache": tmp_path / "kept", **more}
    return render(timeline, tmp_path / f"{name}.mp4", folder, **facts)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> list[Media]:
    tmp_path = tmp_path_factory.mktemp("three")
    facts = ((1, 170), (2, 60), (5, 90))
    return [counted_film(tmp_path / f"f{hue}.mp4", hue, frames) for hue, frames in facts]


def frames(seconds: int) -> Fraction:
    return Fraction(seconds, 30)


def test_every_frame_of_every_clip_is_where_it_belongs(tmp_path: Path, three: list[Media]) -> None:
    """Clips from anywhere in their films; one is long enough to be made in two segments."""
    cut = [(three[0], 3, 165), (three[1], 7, 31), (three[2], 60, 17), (three[0], 100, 50)]
    timeline = film(*(Clip(each, frames(long), start=frames(first)) for each, first, long in cut))
    result = made(timeline, tmp_path)
    expected = [
        (int(each.name[1]), first + number) for each, first, long in cut for number in range(long)
    ]
    assert [count(frame) for frame in seen(result.path, tmp_path)] == expected
    assert (result.frames, result.segments) == (263, 5)


def test_another_frame_rate_keeps_time_across_segments(tmp_path: Path) -> None:
    """25 frames a second shown at 30: what one pass shows is what the segments show."""
    source = counted_film(tmp_path / "f3.mp4", 3, 200, rate="25")
    found = [
        count(f)[1] for f in seen(made(film(Clip(source, Fraction(7))), tmp_path).path, tmp_path)
    ]
    expected = [n * 25 // 30 for n in range(210)]
    assert len(found) == 210
    # Rounding to the nearer frame may show a frame one earlier or later, the same way throughout.
    assert {one - other for one, other in zip(found, expected, strict=True)} <= {0, 1}
    assert sorted(found) == found
    assert [n - 25 for n in found[30:]] == found[:-30]


def test_the_last_frame_stays_when_a_film_is_too_short(tmp_path: Path, three: list[Media]) -> None:
    result = made(film(Clip(three[1], frames(80))), tmp_path)
    assert [count(f)[1] for f in seen(result.path, tmp_path)] == [*range(60), *[59] * 20]


def test_the_sound_is_exactly_as_long_as_the_frames(tmp_path: Path, three: list[Media]) -> None:
    profile = SMALL.at(Fraction(30_000, 1001))
    stem = sound(tmp_path / "song.wav", noise(1, 48_000))
    timeline = Timeline(
        (
            Track("picture", (Clip(three[0], Fraction(2)),)),
            Track("sound", (Clip(stem, Fraction(1)),)),
        )
    )
    result = made(timeline, tmp_path, profile=profile)
    assert result.sound.duration * 48_000 == round(result.frames / profile.rate * 48_000)
    assert len(heard(result.sound.path, tmp_path)) == 96_096
    assert len(heard(result.path, tmp_path)) == 96_096


def test_the_films_own_sound_and_the_sound_under_it_are_both_heard(tmp_path: Path) -> None:
    source = counted_film(tmp_path / "f1.mp4", 1, 30, sound_too=True)
    quiet = sound(tmp_path / "song.wav", noise(1, 48_000, 0.0) + 0.25)
    both = Timeline(
        (
            Track("picture", (Clip(source, Fraction(1)),)),
            Track("sound", (Clip(quiet, Fraction(1)),)),
        )
    )
    samples = heard(made(both, tmp_path).sound.path, tmp_path)[4_800:-4_800, 0]
    assert samples.mean() == pytest.approx(0.25, abs=0.01)
    assert samples.std() == pytest.approx(0.125 / 2**0.5, rel=0.05)


def test_stills_titles_and_credits_show_in_their_time(tmp_path: Path) -> None:
    photo = picture(tmp_path / "red.png", "#FF0000", (300, 96))
    roll = CreditsRoll((Section("Drums", ("Ada",)),), Fraction(1), title="The end")
    timeline = film(
        Title(HOSTILE, frames(10), HOSTILE), Still(photo, frames(10)), Gap(frames(5)), roll
    )
    shown = seen(made(timeline, tmp_path).path, tmp_path)
    assert len(shown) == 55
    assert int(shown[5].max()) > 200
    assert int(shown[15][48, 80]) == pytest.approx(63, abs=2), "bt709 says that red is this bright"
    assert int(shown[15][4].max()) < 40, "bars of ink above"
    assert int(shown[22].max()) < 40
    assert int(shown[25].max()) > 150


def test_a_drawing_one_can_see_through_lies_on_paper(tmp_path: Path) -> None:
    Image.new("RGBA", SIZE, (0, 0, 0, 0)).save(tmp_path / "clear.png")
    clear = Media("clear", tmp_path / "clear.png", "image")
    (frame,) = seen(made(film(Still(clear, frames(1))), tmp_path).path, tmp_path)
    assert int(frame.min()) == pytest.approx(16 + 219 * 0.97, abs=3)


def test_a_name_that_looks_like_a_filter_is_only_a_name(tmp_path: Path) -> None:
    roll = CreditsRoll((Section(HOSTILE, (HOSTILE,)),), Fraction(1, 2), title=HOSTILE)
    assert made(film(roll), tmp_path).frames == 15


def test_a_dip_goes_through_ink_and_a_crossfade_does_not(tmp_path: Path) -> None:
    white = picture(tmp_path / "white.png", "#FFFFFF")
    other = picture(tmp_path / "other.png", "#FEFEFE")
    dip = film(Still(white, Fraction(1)), Transition(frames(10)), Still(other, Fraction(1)))
    cross = film(
        Still(white, Fraction(1)), Transition(frames(10), "crossfade"), Still(other, Fraction(1))
    )
    dipped = [int(f.mean()) for f in seen(made(dip, tmp_path).path, tmp_path)]
    crossed = [int(f.mean()) for f in seen(made(cross, tmp_path, "other").path, tmp_path)]
    assert (len(dipped), len(crossed)) == (60, 50)
    assert dipped[24] > 230 > 100 > min(dipped[29:31])
    assert dipped[25:30] == sorted(dipped[25:30], reverse=True)
    assert min(crossed) > 230


def test_the_same_timeline_is_the_same_bytes_and_needs_nothing_new(
    tmp_path: Path, three: list[Media]
) -> None:
    timeline = film(Title("A", Fraction(1, 2)), Clip(three[0], Fraction(1)))
    first = made(timeline, tmp_path)
    again = made(timeline, tmp_path, "again")
    afresh = made(timeline, tmp_path, "afresh", cache=tmp_path / "elsewhere", workers=1)
    assert [each.new_segments for each in (first, again, afresh)] == [2, 0, 2]
    assert len({each.path.read_bytes() for each in (first, again, afresh)}) == 1


def test_nothing_changed_starts_no_program(tmp_path: Path, three: list[Media]) -> None:
    timeline = film(Title("A", Fraction(1, 2)), Clip(three[0], Fraction(1)))
    first = made(timeline, tmp_path)
    before = getrusage(RUSAGE_CHILDREN)
    again = made(timeline, tmp_path, "again")
    assert getrusage(RUSAGE_CHILDREN) == before
    assert again.path.read_bytes() == first.path.read_bytes()
    assert (again.frames, again.sound.loudness_lufs) == (45, first.sound.loudness_lufs)


def test_what_is_done_to_a_film_afterwards_is_not_done_to_the_kept_one(tmp_path: Path) -> None:
    timeline = film(Gap(Fraction(1, 3)))
    path = made(timeline, tmp_path).path
    whole = path.read_bytes()
    with path.open("r+b") as file:
        file.write(b"signed")
    assert made(timeline, tmp_path, "again").path.read_bytes() == whole


def test_only_what_changed_is_made_again(tmp_path: Path, three: list[Media]) -> None:
    made(film(Title("A", Fraction(1, 2)), Clip(three[0], Fraction(11, 2))), tmp_path)
    after = made(film(Title("B", Fraction(1)), Clip(three[0], Fraction(11, 2))), tmp_path, "b")
    assert (after.segments, after.new_segments) == (3, 1)


def test_a_half_written_segment_is_made_again(tmp_path: Path, three: list[Media]) -> None:
    timeline = film(Clip(three[0], Fraction(1)))
    whole = made(timeline, tmp_path).path.read_bytes()
    (kept,) = (tmp_path / "kept").glob("atom-*")
    kept.write_bytes(kept.read_bytes()[:900])
    next((tmp_path / "kept").glob("film-*")).unlink()
    again = made(timeline, tmp_path, "again")
    assert again.new_segments == 1
    assert again.path.read_bytes() == whole


def test_a_stopped_render_goes_on_where_it_was(tmp_path: Path, three: list[Media]) -> None:
    timeline = film(*(Clip(three[0], frames(9), start=frames(n)) for n in range(12)))
    kept = tmp_path / "kept"
    with pytest.raises(Cancelled):
        made(timeline, tmp_path, cancelled=lambda: any(kept.glob("atom-*.mp4")), workers=1)
    before = len(list(kept.glob("atom-*.mp4")))
    assert 0 < before < 12
    assert made(timeline, tmp_path, "again").new_segments == 12 - before


def test_calling_off_waits_for_no_segment(tmp_path: Path) -> None:
    long = film(Clip(counted_film(tmp_path / "f1.mp4", 1, 30), Fraction(60)))
    slow = Profile("slow", 1920, 1080, effort="veryslow")
    asked = threading.Event()

    def watch(part: float, words: str) -> None:
        if "frames" in words:
            asked.set()

    with pytest.raises(Cancelled):
        made(long, tmp_path, report=watch, cancelled=asked.is_set, profile=slow)
    assert not list((tmp_path / "kept").glob("atom-*.mp4"))
    assert not (tmp_path / "film.mp4").exists()


def test_progress_is_frames_done_and_never_goes_back(tmp_path: Path, three: list[Media]) -> None:
    told: list[tuple[float, str]] = []
    made(film(Clip(three[0], Fraction(5))), tmp_path, report=lambda *said: told.append(said))
    parts = [part for part, _ in told]
    assert parts == sorted(parts)
    assert parts[-1] == 1
    assert "150 of 150 frames." in [words for _, words in told]


def test_a_piece_that_cannot_be_read_is_named(tmp_path: Path, three: list[Media]) -> None:
    broken = tmp_path / "moon.mp4"
    broken.write_bytes(three[0].path.read_bytes()[:5000])
    moon = Media("The moon", broken, "video")
    with pytest.raises(Unreadable, match="“The moon” can't be used"):
        made(film(Clip(three[1], Fraction(2)), Clip(moon, Fraction(1))), tmp_path)


def test_a_clip_long_after_its_last_picture_holds_it(tmp_path: Path) -> None:
    """Its sound goes on for long after its last picture, which is where the clip begins."""
    lonely = counted_film(tmp_path / "moon.mp4", 1, 2, sound_too=True, seconds=9)
    result = made(film(Clip(lonely, frames(5), start=Fraction(8))), tmp_path)
    assert [count(frame) for frame in seen(result.path, tmp_path)] == [(1, 1)] * 5


def test_something_else_under_the_name_of_a_picture_is_refused(
    tmp_path: Path, three: list[Media]
) -> None:
    liar = Media("photo", three[0].path, "image")
    with pytest.raises(Unsupported, match="“photo” is not what it was taken for"):
        made(film(Still(liar, Fraction(1))), tmp_path)


def test_captions_lie_beside_the_film(tmp_path: Path) -> None:
    timeline = Timeline(
        (Track("picture", (Gap(Fraction(1)),)),),
        captions=(Caption("Croak.", Fraction(0), Fraction(1)),),
    )
    beside = made(timeline, tmp_path).also
    assert beside == (tmp_path / "film.vtt", tmp_path / "film.srt")
    assert all("Croak." in each.read_text() for each in beside)


def test_only_sound_makes_a_flac_and_an_m4a(tmp_path: Path) -> None:
    stem = noise(3, 48_000)
    clip = Clip(sound(tmp_path / "a.wav", stem), Fraction(1))
    (tmp_path / "job").mkdir()
    timeline = Timeline((Track("sound", (clip,)),))
    result = render(timeline, tmp_path / "song.flac", tmp_path / "job")
    assert np.abs(heard(result.path, tmp_path) - stem).max() < 1e-6
    assert result.also == (tmp_path / "song.m4a",)
    assert len(heard(tmp_path / "song.m4a", tmp_path)) >= 48_000


@pytest.mark.parametrize(("name", "sentence"), [("a.mp4", r"\.flac"), ("a.mkv", r"\.flac")])
def test_sound_in_a_films_clothes_is_refused(tmp_path: Path, name: str, sentence: str) -> None:
    clip = Clip(sound(tmp_path / "a.wav", noise(3, 480)), Fraction(1, 100))
    with pytest.raises(Unsupported, match=sentence):
        render(Timeline((Track("sound", (clip,)),)), tmp_path / name, tmp_path)


def test_the_film_is_tagged_bt709_and_begins_to_play_before_it_is_all_there(tmp_path: Path) -> None:
    path = made(film(Gap(Fraction(1))), tmp_path).path
    said = ffmpeg.run(
        ["-f", "mov", "-i", f"file:{path}", "-f", "null", "-"], folder=tmp_path, inputs=[path]
    )
    assert "yuv420p(tv, bt709" in said
    content = path.read_bytes()
    assert 0 < content.find(b"moov") < content.find(b"mdat")
