from fractions import Fraction
from pathlib import Path

from ensemble.engine.credits import Screen, title_sheet
from ensemble.engine.plan import Drawn, Segment, Shot
from ensemble.engine.plan_arguments import Feed, arguments
from ensemble.engine.profiles import LANDSCAPE
from ensemble.engine.sheets import Style
from ensemble.engine.timeline import Title


def measure(text: str, style: Style) -> float:
    return len(text) * style.size / 2


def test_no_word_of_anybody_gets_into_the_arguments() -> None:
    words = "drawtext='; $(id) Ünïcode"
    sheet = title_sheet(Title(words, Fraction(1)), Screen(1280, 720, measure))
    segment = Segment(f"the title “{words}”", 0, 30, (Drawn(sheet),))
    feeds = [Feed(Path("/job/0123.png"), "png_pipe")]
    line = " ".join(arguments(segment, LANDSCAPE, feeds, Path("/job/0123.mp4")))
    assert not any(word in line for word in ("drawtext", "id)", "nïcode"))


def test_a_shot_is_read_from_shortly_before_it_begins() -> None:
    segment = Segment("“frog”", 0, 30, (Shot("frog", 360),))
    line = arguments(
        segment, LANDSCAPE, [Feed(Path("/f.mp4"), "mov", 0, Fraction(60))], Path("/o.mp4")
    )
    assert line[line.index("-ss") + 1] == "11.750000"


def test_one_thread_and_exactly_the_frames() -> None:
    segment = Segment("“frog”", 0, 31, (Shot("frog", 0),))
    line = arguments(
        segment, LANDSCAPE, [Feed(Path("/f.mp4"), "mov", 0, Fraction(5))], Path("/o.mp4")
    )
    assert line[line.index("-frames:v") + 1] == "31"
    assert line[line.index("-threads") + 1] == "1"
    assert "-ss" not in line
