import pytest

from ensemble.engine.lettering.bidi import pieces, reads_leftwards

# The examples of UAX 9 and names as people write them; small letters run one way, אב the other.
LINES = [
    ("car means אבג.", False, ["car means ", "אבג", "."]),
    ("אבג (car) דהו", True, [") דהו", "car", "אבג ("]),
    ("אבי (Avi)", True, [")", "Avi", "אבי ("]),
    ("Ada & علي (طبل)", False, ["Ada & ", "علي (طبل)"]),
    ("Ada (علي)", False, ["Ada (", "علي", ")"]),
    ("علي 2024، باريس", True, ["، باريس", "2024", "علي "]),
    ("abc אבג 1-2 דהו xyz", False, ["abc ", " דהו", "1-2", "אבג ", " xyz"]),
    ("אב 10%", True, ["10%", "אב "]),
    ("١٢:٣٠ علي", True, [" علي", "١٢:٣٠"]),
    ("a", False, ["a"]),
    ("", False, []),
]


@pytest.mark.parametrize(("text", "leftwards", "expected"), LINES)
def test_a_line_stands_as_it_is_read(text: str, leftwards: bool, expected: list[str]) -> None:
    assert [piece for piece, _ in pieces(text, leftwards=leftwards)] == expected


def test_numbers_run_rightwards_in_a_line_that_runs_leftwards() -> None:
    assert pieces("אב 12", leftwards=True) == [("12", False), ("אב ", True)]


def test_a_mark_goes_with_its_letter() -> None:
    assert pieces("abc שָׁלוֹם", leftwards=False) == [("abc ", False), ("שָׁלוֹם", True)]


def test_nothing_is_lost_whatever_it_says() -> None:
    text = "a)א](١ ٢%{ב}c-ד+1,2 »ه«\u0301\u05b8\ufeff"  # noqa: RUF001
    for leftwards in (True, False):
        found = "".join(piece for piece, _ in pieces(text, leftwards=leftwards))
        assert sorted(found) == sorted(text)


@pytest.mark.parametrize(
    ("text", "leftwards"), [("(علي)", True), ("12 שלום", True), ("Ada علي", False), ("12", False)]
)
def test_the_first_letter_says_which_way_to_read(text: str, leftwards: bool) -> None:
    assert reads_leftwards(text) is leftwards
