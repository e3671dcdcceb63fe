from ensemble.engine.lettering.sheets import NAME, Style, cleaned, wrapped


def ten(text: str, style: Style) -> float:
    """Every letter is ten pixels wide."""
    return 10 * len(text)


def test_words_wrap_where_they_no_longer_fit() -> None:
    assert wrapped("one two three", NAME, 70, ten, 9) == ["one two", "three"]


def test_a_word_wider_than_the_line_is_broken() -> None:
    assert wrapped("abcdefgh", NAME, 30, ten, 9) == ["abc", "def", "gh"]


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert wrapped("aa bb cc dd", NAME, 30, ten, 2) == ["aa", "bb…"]


def test_nothing_is_no_line() -> None:
    assert wrapped("  \n ", NAME, 30, ten, 2) == []


def test_a_name_is_one_line_without_controls_or_tricks() -> None:
    assert cleaned("Ada\n\tLove\x00lace\u202e\u2066 ") == "Ada Lovelace"


def test_joiners_that_shape_letters_stay() -> None:
    word = "\u0645\u06cc\u200c\u062e"
    assert cleaned(word) == word


def test_a_megabyte_of_name_is_cut() -> None:
    assert len(cleaned("x" * 1_000_000)) == 400
