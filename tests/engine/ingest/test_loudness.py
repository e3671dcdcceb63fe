from ensemble.engine.ingest.loudness import loudness_in

SAID = (
    "[info] Summary:\n\n  Integrated loudness:\n    I:         {} LUFS\n    Threshold: -31 LUFS\n"
)


def test_the_last_measure_counts() -> None:
    assert loudness_in(SAID.format(-30.0) + SAID.format(-14.3)) == -14.3


def test_silence_and_nothing_have_no_loudness() -> None:
    assert loudness_in(SAID.format(-70.0)) is None
    assert loudness_in("nothing") is None
