import pytest

from ensemble.engine.lettering.clusters import clusters, without_towers
from ensemble.engine.lettering.sheets import NAME, Style, cleaned, wrapped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada", ["A", "d", "a"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("क्षि", ["क्षि"]),
        ("น้ำเก่", ["น้", "ำ", "เก่"]),
        ("\u0301a", ["\u0301", "a"]),
        ("", []),
    ],
)
def test_marks_hang_on_their_letter(text: str, expected: list[str]) -> None:
    assert clusters(text) == expected


def test_a_tower_of_marks_is_cut_down() -> None:
    assert len(without_towers("a" + "\u0301" * 99 + "b")) == 8
    assert len(cleaned("o" + "\u0332" * 5_000)) <= 7


def test_a_long_word_is_never_cut_between_a_letter_and_its_mark() -> None:
    def measure(text: str, style: Style) -> float:
        return 10 * len(clusters(text))

    word = "க்ஷி" * 40
    rows = wrapped(word, NAME, 35, measure, 100)
    assert "".join(rows) == word
    assert set(rows[:-1]) == {"க்ஷி" * 3}
    shortened = wrapped(word, NAME, 35, measure, 2)[-1]
    assert shortened.startswith("க்ஷி" * 2)
