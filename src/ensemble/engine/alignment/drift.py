"""A take whose clock ran at another speed than the mix's: said in words, and set right."""

from fractions import Fraction
from pathlib import Path

from ensemble.engine.errors import Unsupported
from ensemble.engine.ingest.probe import probe
from ensemble.engine.process import ffmpeg, guards
from ensemble.engine.sound.audio import LONGEST
from ensemble.engine.sound.layers import RATE
from ensemble.engine.work import Question

TOLD_MS = 2
MOST_PPM = 150_000
WRONG_RATES = (
    (48_000 / 44_100, "It was recorded at 44,100 samples a second and is played as 48,000."),
    (44_100 / 48_000, "It was recorded at 48,000 samples a second and is played as 44,100."),
    (1.001, "It runs at the speed of film, the mix at that of video."),
    (1 / 1.001, "It runs at the speed of video, the mix at that of film."),
)


def drift_sentence(ppm: float, seconds: float) -> str:
    """What a drift does to a take of so many seconds: `It runs 120 ms ahead by the end.`"""
    off = round(ppm * seconds / 1_000)
    if abs(off) < TOLD_MS:
        return "It keeps time to the end."
    for rate, words in WRONG_RATES:
        if abs(ppm - (rate - 1) * 1e6) < 200 and abs(ppm) > 800:
            return words
    much = f"{abs(off):,} ms" if abs(off) < 1_000 else f"{abs(off) / 1_000:,.1f} s"
    return f"It runs {much} {'ahead' if off > 0 else 'behind'} by the end."


def straightened(
    take: Path, output: Path, folder: Path, *, drift_ppm: float, cancelled: Question | None = None
) -> Path:
    """Write the take as FLAC or WAV at 48 kHz with its drift taken out; its beginning stays."""
    if output.suffix not in {".wav", ".flac"}:
        raise Unsupported("A straightened take is written as .wav or .flac.")
    if abs(drift_ppm) > MOST_PPM:
        raise Unsupported("This take runs too differently to be set right.")
    found = probe(take)
    made = folder / f"straight{output.suffix}"
    ffmpeg.run(
        [
            *guards.source(take, found.demuxer),
            *("-map", f"0:{found.audio_index}", "-vn", "-af", _stretching(drift_ppm)),
            *("-c:a", "flac" if output.suffix == ".flac" else "pcm_s24le"),
            *guards.target(made, *guards.PLAIN_SOUND, seconds=LONGEST),
        ],
        folder=folder,
        inputs=[take],
        cancelled=cancelled,
    )
    return made.replace(output)


def _stretching(drift_ppm: float) -> str:
    """Resampled to a rate that is then called another: both are whole numbers, to 0.01 ppm."""
    ratio = Fraction(1 + drift_ppm / 1e6).limit_denominator(96_000)
    times = -(-RATE // min(ratio.numerator, ratio.denominator))
    made, called = ratio.numerator * times, ratio.denominator * times
    fine = "filter_size=64:phase_shift=12:cutoff=0.98"
    return (
        f"aresample={RATE}:async=1:first_pts=0,aresample={made}:{fine},"
        f"asetrate={called},aresample={RATE}:{fine}"
    )
