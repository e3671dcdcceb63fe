"""Strokes are read strictly."""

import json
from typing import Any

import pytest

from ensemble.studio import strokes
from ensemble.studio.strokes import StrokesError, read_strokes

STROKE = {
    "tool": "brush",
    "color": "#d9381e",
    "size": 8.5,
    "pressed": True,
    "points": [1, 2.5, 0.5, -3, 4, 1],
}
FILL = {"tool": "fill", "color": "#1f1a15", "step": 2, "rows": [0, 1, 40, 1, 0, 50]}


def document(**changes: Any) -> dict[str, Any]:
    """Return a small drawing as a browser sends it."""
    layer = {"name": "Lines", "opacity": 0.5, "hidden": False, "marks": [STROKE, FILL]}
    paper = {"version": 1, "width": 1600, "height": 1200, "paper": "#ffffff", "picture": "aBc9"}
    return {**paper, "lines": True, "layers": [layer], **changes}


def layer(**changes: Any) -> dict[str, Any]:
    return document(layers=[{**document()["layers"][0], **changes}])


def stroke(**changes: Any) -> dict[str, Any]:
    return layer(marks=[{**STROKE, **changes}])


def fill(**changes: Any) -> dict[str, Any]:
    return layer(marks=[{**FILL, **changes}])


def read(found: Any) -> strokes.Strokes:
    return read_strokes(json.dumps(found).encode())


def test_a_drawing_is_read_as_it_was_drawn() -> None:
    found = read(document())
    assert (found.width, found.height, found.picture) == (1600, 1200, "aBc9")
    assert json.loads(found.words) == document()


def test_names_may_be_of_any_script() -> None:
    assert read(layer(name="線 👩‍🎨 ñ"))


BROKEN = [
    [], 7, "words", None, {}, document(extra=1), document(version=2), document(version=True),
    document(width=0), document(width=1.5), document(width=9000), document(width=8000, height=8000),
    document(width=True), document(paper="red"), document(paper="#FFFFFF"), document(paper=None),
    document(picture="../../etc"), document(picture=7), document(picture="a" * 25),
    document(lines=1), document(layers=[]), document(layers={}), document(layers=[7]),
    document(layers=document()["layers"] * 25), layer(name=""), layer(name="x" * 61),
    layer(name="a\0"), layer(name="a\nb"), layer(name="\ud800"), layer(name=["a"]),
    layer(opacity=1.1), layer(opacity=-0.1), layer(opacity=True), layer(opacity="1"),
    layer(hidden=None), layer(marks={}), layer(marks=[None]), layer(marks=[[1, 2, 3]]),
    layer(id="<script>"), stroke(tool="svg"), stroke(tool=["brush"]), stroke(color="#12345"),
    stroke(color="url(x)"), stroke(size=0), stroke(size=1e9), stroke(size="8"), stroke(pressed=1),
    stroke(points=[]), stroke(points=[1, 2]), stroke(points=[1, 2, 3]), stroke(points=[1, 2, "3"]),
    stroke(points=[1, 2, True]), stroke(points=[[1, 2, 0.5]]), stroke(points="123"),
    stroke(points=[1e7, 2, 0.5]), stroke(points=[10**400, 2, 0.5]), stroke(html="<b>"),
    fill(step=0), fill(step=1.5), fill(rows=[0, 1, 1.5]), fill(rows=[0, -1, 2]), fill(rows=[0, 1]),
    fill(rows=[0, 1, 1601]), fill(points=[1, 2, 0.5]),
]  # fmt: skip


@pytest.mark.parametrize("found", BROKEN, ids=range(len(BROKEN)))
def test_anything_else_is_refused(found: Any) -> None:
    with pytest.raises(StrokesError):
        read(found)


NUMBER = json.dumps(document()).replace("8.5", "%s")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000])
def test_numbers_that_are_none_are_refused(number: str) -> None:
    with pytest.raises(StrokesError):
        read_strokes((NUMBER % number).encode())


@pytest.mark.parametrize("words", [b"", b"\xff\xfe", b"{", b"[" * 100_000, b"<svg onload=x>"])
def test_what_is_no_json_is_refused(words: bytes) -> None:
    with pytest.raises(StrokesError):
        read_strokes(words)


def test_there_is_an_end_to_how_much_a_drawing_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strokes, "MOST_MARKS", 2)
    assert read(document())
    with pytest.raises(StrokesError):
        read(layer(marks=[STROKE] * 3))
    monkeypatch.setattr(strokes, "MOST_NUMBERS", 11)
    with pytest.raises(StrokesError):
        read(document())
    monkeypatch.setattr(strokes, "LARGEST", 100)
    with pytest.raises(StrokesError, match="too large"):
        read(document())
