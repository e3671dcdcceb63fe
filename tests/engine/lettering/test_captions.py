from fractions import Fraction

from ensemble.engine.lettering.captions import to_subrip, to_webvtt
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


def test_subrip_counts_its_cues_and_has_commas() -> None:
    late = Caption("Later.", Fraction(3661), Fraction(1, 2))
    text = to_subrip([late, Caption("Croak.\n\nAgain.", Fraction(1), Fraction(1))])
    first, second = "00:00:01,000 --> 00:00:02,000", "01:01:01,000 --> 01:01:01,500"
    assert text == f"1\n{first}\nCroak.\nAgain.\n\n2\n{second}\nLater.\n"


def test_words_cannot_become_markup_in_subrip() -> None:
    text = to_subrip([Caption("<b>a</b> {\\an8} --> b", Fraction(0), Fraction(1))])
    assert not set("<{}") & set(text)
    assert text.count(" --> ") == 1
