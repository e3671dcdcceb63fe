"""The sound of a file: heard once, and everything made from that."""

from fractions import Fraction

from ensemble.engine.ingest.loudness import loudness_in
from ensemble.engine.ingest.prepare_ingest import AAC, LONGEST, NAMELESS, RATE, Ingest
from ensemble.engine.ingest.prepared import Derived, Prepared
from ensemble.engine.ingest.probe import Probe
from ensemble.engine.process.guards import source, target

OPUS = ("-c:a", "libopus", "-b:a", "112k", "-f", "webm")
FINE = ("pcm_s24", "pcm_s32", "pcm_f", "flac", "alac")


def prepare_sound(ingest: Ingest) -> Prepared:
    """AAC and Opus to listen, FLAC to edit, waveforms and loudness, from one decode."""
    folder, probe = ingest.folder, ingest.probe
    aac, opus, flac = (folder / name for name in ("preview.m4a", "preview.webm", "mezzanine.flac"))
    split = f"{ingest.normal()},asplit=4[aac][opus][flac][peaks];{ingest.measured()}"
    arguments = [
        *(*source(ingest.source, probe.demuxer), "-filter_complex", split),
        *target(aac, "-map", "[aac]", *AAC, *NAMELESS, "-f", "ipod", seconds=LONGEST),
        *target(opus, "-map", "[opus]", *OPUS, *NAMELESS, seconds=LONGEST),
        *target(flac, "-map", "[flac]", *flac_options(probe), *NAMELESS, seconds=LONGEST),
    ]
    peaks, said = ingest.run(arguments)
    return Prepared(
        "audio",
        probe,
        Fraction(peaks.samples, RATE),
        loudness_lufs=loudness_in(said),
        zooms=tuple(ingest.zooms(peaks)),
        previews=(Derived("preview", aac, "audio/mp4"), Derived("preview", opus, "audio/webm")),
        mezzanine=Derived("mezzanine", flac, "audio/flac"),
    )


def flac_options(probe: Probe) -> tuple[str, ...]:
    """16 bits, or 24 where the original may have more to tell."""
    width = "s32" if any(codec.startswith(FINE) for codec in probe.codecs) else "s16"
    return ("-c:a", "flac", "-sample_fmt", width, "-compression_level", "3")
