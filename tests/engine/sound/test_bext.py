from dataclasses import replace

import pytest

from ensemble.engine.errors import Unreadable
from ensemble.engine.sound.bext import Bext, from_chunk, to_chunk

FULL = Bext(
    time_reference=(1 << 40) + 3,
    description="Bass, second take",
    reference="take-7",
    date="2031-02-03",
    time="04:05:06",
    loudness=-14.02,
    loudness_range=6.5,
    true_peak=-1.0,
    momentary=-9.0,
    short_term=-11.25,
    history="A=PCM,F=48000,W=24,M=stereo,T=Ensemble\r\n",
)


def test_what_is_written_is_read_again() -> None:
    read = from_chunk(to_chunk(FULL))
    assert read == replace(FULL, history=FULL.history.strip())


def test_fields_stand_where_the_standard_puts_them() -> None:
    written = to_chunk(FULL)
    assert written[:4] == b"Bass"
    assert written[256:264] == b"Ensemble"
    assert written[320:338] == b"2031-02-0304:05:06"
    assert int.from_bytes(written[338:346], "little") == FULL.time_reference
    assert int.from_bytes(written[346:348], "little") == 2
    assert int.from_bytes(written[412:414], "little", signed=True) == -1402
    assert written[602:604] == b"A="
    assert len(written) % 2 == 0


def test_unknown_levels_stay_unknown() -> None:
    written = to_chunk(Bext(5))
    assert int.from_bytes(written[346:348], "little") == 1
    assert from_chunk(written) == Bext(5)
    assert from_chunk(to_chunk(Bext(loudness=-23.0))).true_peak is None


def test_only_ascii_is_written_and_never_past_a_field() -> None:
    written = to_chunk(Bext(description="é" * 300, originator="Ансамбль"))
    assert written[:256] == b"e" * 256
    assert written[256:264] == b"????????"


def test_a_chunk_cut_short_is_refused() -> None:
    with pytest.raises(Unreadable, match="time written"):
        from_chunk(to_chunk(FULL)[:600])
