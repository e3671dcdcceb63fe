import pytest

from ensemble.engine import errors


@pytest.mark.parametrize("kind", [errors.Unreadable, errors.Unsupported, errors.TooLarge])
def test_every_error_carries_its_sentence(kind: type[errors.EngineError]) -> None:
    assert kind("Say it.").sentence == str(kind("Say it.")) == "Say it."
    assert issubclass(kind, errors.EngineError)


def test_being_called_off_needs_no_words() -> None:
    assert errors.Cancelled().sentence.endswith("Nothing was changed.")
