"""Licences, said plainly."""

import pytest

from ensemble.pieces.terms import Condition, Licence, plain_terms


@pytest.mark.parametrize("condition", Condition)
@pytest.mark.parametrize("licence", Licence)
def test_terms_are_four_different_sentences(licence: Licence, condition: Condition) -> None:
    lines = [str(line) for _is_yes, line in plain_terms(licence, condition)]
    assert len(set(lines)) == 4
    assert all(line.endswith(".") for line in lines)


def test_the_default_says_that_no_money_is_made() -> None:
    assert "Nobody makes money" in str(plain_terms("by-nc-sa", "freely")[2][1])


def test_opening_and_closing_a_licence() -> None:
    assert Licence.BY_NC.is_closer_than(Licence.BY)
    assert not Licence.BY.is_closer_than(Licence.BY_NC_SA)
    assert Licence.BY_SA.is_closer_than(Licence.BY_NC)
    assert not any(Licence.CC0.is_closer_than(other) for other in Licence)


def test_a_licence_has_an_address() -> None:
    assert Licence.BY_NC_SA.address == "https://creativecommons.org/licenses/by-nc-sa/4.0/"
    assert Licence.CC0.address == "https://creativecommons.org/publicdomain/zero/1.0/"
