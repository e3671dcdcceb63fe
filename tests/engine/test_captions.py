from fractions import Fraction

from ensemble.engine.captions import to_webvtt
from ensemble.engine.timeline import Caption


def test_captions_are_cues_in_order() -> None:
    late = Caption("Later.", Fraction(3661), Fraction(1, 2))
    text = to_webvtt([late, Caption("Croak.", Fraction(1), Fraction(1))])
    first, second = "00:00:01.000 --> 00:00:02.000", "01:01:01.000 --> 01:01:01.500"
    assert text == f"WEBVTT\n\n{first}\nCroak.\n\n{second}\nLater.\n"


def test_words_cannot_become_markup_or_another_cue() -> None:
    text = to_webvtt(
        [Caption("<b>a</b>\n\n00:09:00.000 --> 00:10:00.000\nb", Fraction(0), Fraction(1))]
    )
    assert text.count("\n\n") == 1
    assert "<b>" not in text
    assert text.count(" --> ") == 1
