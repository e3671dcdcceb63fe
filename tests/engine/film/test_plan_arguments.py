from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from ensemble.engine.film.parts import Drawn, Over, Shot, Tiled
from ensemble.engine.film.plan import Segment, plan
from ensemble.engine.film.plan_arguments import arguments
from ensemble.engine.film.plan_pictures import Feed
from ensemble.engine.lettering.credits import Screen, title_sheet
from ensemble.engine.lettering.sheets import Sheet, Style
from ensemble.engine.profiles import LANDSCAPE
from ensemble.engine.timeline import (
    Caption,
    Cell,
    Clip,
    Layout,
    LowerThird,
    Media,
    Timeline,
    Title,
    Track,
)

ONE = Fraction(1)
FROG = Feed(Path("/f.mp4"), "mov")


def measure(text: str, style: Style) -> float:
    return len(text) * style.size / 2


def test_no_word_of_anybody_gets_into_the_arguments() -> None:
    words = "drawtext='; $(id) Ünïcode"
    sheet = title_sheet(Title(words, Fraction(1)), Screen(1280, 720, measure))
    segment = Segment(f"the title “{words}”", 0, 30, (Drawn(sheet),))
    feeds = [Feed(Path("/job/0123.png"), "png_pipe")]
    line = " ".join(arguments(segment, LANDSCAPE, feeds, Path("/job/0123.mp4")))
    assert not any(word in line for word in ("drawtext", "id)", "nïcode"))


@pytest.mark.parametrize(
    "words", ["drawtext=text=x", "';[v]nullsink;", "%{eif\\:1}", "{\\b1}\n<b>", "علي"]
)
def test_no_word_over_a_film_or_under_a_cell_gets_into_the_arguments(words: str) -> None:
    frog = Media("frog", Path("frog.mp4"), "video")
    cells = Cell(Clip(frog, ONE), words), Cell(Clip(frog, ONE), words)
    timeline = Timeline(
        (Track("picture", (Layout(cells, ONE), Layout(cells, ONE, "inset"))),),
        captions=(Caption(words, Fraction(0), ONE),),
        captions_burnt=True,
        overlays=(LowerThird(words, Fraction(0), ONE, words),),
    )
    png = Feed(Path("/d.png"), "png_pipe")
    for segment in plan(timeline, LANDSCAPE, measure).segments:
        (tiled,) = segment.parts
        assert isinstance(tiled, Tiled)
        within = (*(FROG for _ in tiled.tiles), *(png for _ in tiled.overs))
        feeds = [replace(png, within=within), *(png for _ in segment.overs)]
        line = " ".join(arguments(segment, LANDSCAPE, feeds, Path("/o.mp4")))
        assert words not in line
        assert "drawtext" not in line
        assert line.isascii()


def test_a_sheet_is_over_the_film_on_its_own_frames_only() -> None:
    sheet = Sheet(20, 10, ground="")
    overs = Over(sheet, 4, 6, 10, 5), Over(sheet, 4, 6, -3, 9, 2)
    segment = Segment("“frog”", 0, 30, (Shot("frog", 0),), overs=overs)
    png = Feed(Path("/d.png"), "png_pipe")
    line = " ".join(arguments(segment, LANDSCAPE, [FROG, png, png], Path("/o.mp4")))
    assert r"between(n\,10\,14)" in line
    assert r"between(n\,0\,5)" in line
    assert "trim=start_frame=3" in line


def test_a_shot_is_read_from_shortly_before_it_begins() -> None:
    segment = Segment("“frog”", 0, 30, (Shot("frog", 360),))
    line = arguments(
        segment, LANDSCAPE, [Feed(Path("/f.mp4"), "mov", 0, Fraction(60))], Path("/o.mp4")
    )
    assert line[line.index("-ss") + 1] == "11.850000"


def test_one_thread_and_exactly_the_frames() -> None:
    segment = Segment("“frog”", 0, 31, (Shot("frog", 0),))
    line = arguments(
        segment, LANDSCAPE, [Feed(Path("/f.mp4"), "mov", 0, Fraction(5))], Path("/o.mp4")
    )
    assert line[line.index("-frames:v") + 1] == "31"
    assert line[line.index("-threads") + 1] == "1"
    assert "-ss" not in line
