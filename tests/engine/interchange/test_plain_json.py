import pytest

from ensemble.engine.errors import TooLarge, Unsupported
from ensemble.engine.interchange.plain_json import Number, parse, shown, spell


def test_numbers_keep_every_digit() -> None:
    (number,) = parse("[0.10000000000000000000000001]")
    assert number == Number("0.10000000000000000000000001")


def test_a_text_is_no_number() -> None:
    assert type(parse('"1"')) is str


@pytest.mark.parametrize("text", ["", "[", "nul", "[1,]", "{'a': 1}", "NaN", '{"a": 1, "a": 1}'])
def test_what_is_not_quite_json_is_refused(text: str) -> None:
    with pytest.raises(Unsupported):
        parse(text)


def test_there_is_a_largest_document() -> None:
    with pytest.raises(TooLarge, match="0 million letters"):
        parse("[1, 2]", largest=5)


def test_what_is_shown_is_short_and_printable() -> None:
    assert shown("a\nb\x00\u202e") == "a·b··"
    assert len(shown({"a": "x" * 10**6})) == 61


def test_what_is_spelled_reads_back() -> None:
    assert parse(spell({"ä": ["1/3", None]})) == {"ä": ["1/3", None]}
