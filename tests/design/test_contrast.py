"""Every pair of colors that meet on a page can be told apart, by daylight and by lamplight."""

import pytest

from tests.design.colors import contrast, read_tokens

GROUNDS = ["paper", "raised", "sunken", "glow"]
MEDIA = ["audio", "video", "image", "text"]
WORDS = [(word, ground) for word in ("ink", "muted") for ground in GROUNDS]
WORDS += [(medium, ground) for medium in MEDIA for ground in ("paper", "raised", f"{medium}-wash")]
WORDS += [(word, ground) for word in ("wrong", "good") for ground in ("paper", f"{word}-wash")]
WORDS += [("ink", f"{ground}-wash") for ground in (*MEDIA, "wrong", "good")]
WORDS += [("paper", medium) for medium in MEDIA] + [("paper", "ink"), ("muted", "text-wash")]
WORDS += [("on-signal", "signal"), ("on-signal", "signal-strong")]
SHAPES = [("line", ground) for ground in ("paper", "raised", "sunken")]
SHAPES += [("focus", ground) for ground in GROUNDS] + [("signal", "paper"), ("signal", "raised")]


@pytest.mark.parametrize("theme", [0, 1], ids=["daylight", "lamplight"])
@pytest.mark.parametrize(("word", "ground"), WORDS)
def test_words_can_be_read(word: str, ground: str, theme: int) -> None:
    tokens = read_tokens()
    assert contrast(tokens[word][theme], tokens[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["daylight", "lamplight"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_can_be_seen(shape: str, ground: str, theme: int) -> None:
    tokens = read_tokens()
    assert contrast(tokens[shape][theme], tokens[ground][theme]) >= 3


def test_the_arithmetic_agrees_with_black_on_white() -> None:
    assert contrast("oklch(0 0 0)", "oklch(1 0 0)") == pytest.approx(21, abs=0.01)
