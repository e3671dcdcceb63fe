import json
import re
from fractions import Fraction
from pathlib import Path

import pytest

from ensemble.engine.interchange.documents import from_json, to_json
from ensemble.engine.timeline import (
    Area,
    Caption,
    Cell,
    Clip,
    Layout,
    LowerThird,
    Media,
    Move,
    Still,
    Timeline,
    Track,
    Transition,
    Unplayable,
)

FROG = Media("frog", Path("/media/frog.mp4"), "video")
SONG = Media("song", Path("/media/song.wav"), "audio")
LARCH = Media("larch", Path("/media/larch.jpg"), "image")
ONE, TWO = Fraction(1), Fraction(2)
NEAR = Area(Fraction(1, 3), Fraction(1, 4), Fraction(1, 2), Fraction(1, 2))


def frog(**more: object) -> Cell:
    return Cell(Clip(FROG, TWO), **more)  # type: ignore[arg-type]


EVERY_LOOK = Timeline(
    (
        Track(
            "picture",
            (
                Still(LARCH, TWO, move=Move(Area(), NEAR, "even")),
                Transition(ONE, "wipe-left"),
                Clip(FROG, TWO, fit="blur"),
                Transition(ONE, "paper"),
                Layout((frog(name="علي"), Cell(Still(LARCH, ONE, fit="fill"))), TWO),
                Transition(Fraction(1, 2), "slide-right"),
                Layout((frog(), frog()), TWO, "inset", "top-left", Fraction(1, 4)),
            ),
        ),
    ),
    captions=(Caption("Croak.", ONE, ONE),),
    captions_burnt=True,
    overlays=(LowerThird("Ada", ONE, TWO, "drums", "right"),),
)


def test_every_look_survives_a_document() -> None:
    assert from_json(to_json(EVERY_LOOK)) == EVERY_LOOK


def test_what_is_in_a_layout_is_among_the_media() -> None:
    assert EVERY_LOOK.media == (LARCH, FROG)


def test_what_overlaps_begins_sooner() -> None:
    (track,) = EVERY_LOOK.tracks
    assert [placed.start for placed in track.placed()] == [0, 1, 3, Fraction(9, 2)]


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: Area(Fraction(1, 2), width=Fraction(2, 3)), "stays within its picture"),
        (lambda: Area(width=Fraction(1, 100)), "at least a twentieth"),
        (lambda: Cell(Clip(SONG, ONE)), "“song” has nothing to look at"),
        (lambda: Cell(Clip(FROG, ONE, offset=ONE)), "“frog” begins with its layout"),
        (lambda: Layout((frog(),) * 65, TWO), "A wall holds 1 to 64"),
        (lambda: Layout((frog(),), TWO, "beside"), "Two to four"),
        (lambda: Layout((frog(),), TWO, "inset"), "One to four small"),
        (lambda: Layout((frog(),) * 2, TWO, "inset", size=ONE), "a tenth to a half"),
        (lambda: Layout((frog(),) * 2, ONE), "“frog” lasts longer than its layout"),
        (lambda: LowerThird("Ada", -ONE, ONE), "before the film"),
        (lambda: LowerThird("Ada", ONE, -ONE), "must last longer"),
        (lambda: Track("sound", (Layout((frog(),) * 2, TWO),)), "nothing to look at"),
    ],
)
def test_a_look_that_can_not_be_right_is_refused_in_words(make: object, sentence: str) -> None:
    assert callable(make)
    with pytest.raises(Unplayable, match=sentence):
        make()


def test_every_example_of_the_page_about_looks_is_read() -> None:
    page = Path(__file__).parents[3] / "docs/how-to/choose-how-a-film-looks.md"
    examples = re.findall(r"```json\n(\{.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) == 3
    media = [{"name": name, "path": name, "kind": "image"} for name in ("larch", "tree")]
    media.append({"name": "frog", "path": "frog.mp4", "kind": "video"})
    gap = {"is": "gap", "duration": "9"}
    for example in examples:
        items = [gap, json.loads(example), gap]
        document = {"ensemble": "timeline", "version": 2, "media": media}
        document["tracks"] = [{"kind": "picture", "items": items}]
        (track,) = from_json(json.dumps(document)).tracks
        assert len(track.items) == 3
