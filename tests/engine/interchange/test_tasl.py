from fractions import Fraction
from pathlib import Path

import pytest

from ensemble.engine.errors import Unsupported
from ensemble.engine.interchange.tasl import (
    Part,
    Work,
    from_json,
    load,
    to_json,
    to_text,
    work_of,
    write_beside,
)
from ensemble.engine.timeline import Clip, CreditsRoll, Media, Section, Timeline, Track

WORK = Work(
    Part("The pond", ("Ada", "Ben"), "https://example.org/pond", "CC BY 4.0", "https://by"),
    (Part("Drums", ("Cy",), licence="CC0"), Part("Frog")),
)


def test_people_read_a_paragraph_for_each() -> None:
    assert to_text(WORK) == (
        "Title: The pond\nAuthor: Ada, Ben\nSource: https://example.org/pond\n"
        "Licence: CC BY 4.0 https://by\n\nMade from:\n\n"
        "Title: Drums\nAuthor: Cy\nLicence: CC0\n\nTitle: Frog\n"
    )


def test_something_alone_is_made_from_nothing() -> None:
    assert to_text(Work(Part("Frog"))) == "Title: Frog\n"


def test_a_title_can_not_become_a_line_of_its_own() -> None:
    assert to_text(Work(Part("Frog\nLicence: CC0\u2028x"))) == "Title: Frog Licence: CC0 x\n"


def test_programs_read_the_same() -> None:
    assert from_json(to_json(WORK)) == WORK


def test_it_lies_beside_the_file(tmp_path: Path) -> None:
    text, document = write_beside(tmp_path / "film.mp4", WORK)
    assert (text.name, document.name) == ("film.tasl.txt", "film.tasl.json")
    assert text.read_text(encoding="utf-8") == to_text(WORK)
    assert load(document) == WORK


def test_a_timeline_knows_its_names_and_its_files() -> None:
    song = Media("drums", Path("media/drums.wav"), "audio")
    roll = CreditsRoll((Section("Drums", ("Ada",)), Section("Bass", ("Cy", "Ada"))), Fraction(1))
    clips = Track("sound", (Clip(song, Fraction(1)),))
    found = work_of(Timeline((Track("picture", (roll,)), clips)), "film")
    assert found == Work(Part("film", ("Ada", "Cy")), (Part("drums", source="drums.wav"),))


@pytest.mark.parametrize("text", ["[]", "{}", '{"ensemble": "tasl", "version": 2, "whole": {}}'])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(Unsupported):
        from_json(text)
