"""A film for the page: H.264 and AAC at 720p, ready to play before it has all arrived."""

from fractions import Fraction

from ensemble.engine.guards import source, target
from ensemble.engine.loudness import loudness_in
from ensemble.engine.prepare_ingest import AAC, NAMELESS, Ingest
from ensemble.engine.prepared import Derived, Prepared
from ensemble.engine.probe import Probe
from ensemble.engine.times import decimal, to_frames

LONG_SIDE, SHORT_SIDE = 1_280, 720
FASTEST = Fraction(30)
H264 = (
    *("-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-profile:v", "high"),
    *("-maxrate", "4M", "-bufsize", "8M", "-threads", "2"),
    # The encoder's settings travel in a SEI unit (type 6): left out, like every other trace.
    *("-bsf:v", "filter_units=remove_types=6"),
)


def prepare_film(ingest: Ingest) -> Prepared:
    """The preview, and the waveforms and loudness of its sound, from one decode."""
    preview, probe = ingest.folder / "preview.mp4", ingest.probe
    width, height = fitted(probe.width or 2, probe.height or 2)
    rate = _rate(probe)
    filters = _picture(probe, width, height, rate)
    if probe.has_audio:
        filters += f";{ingest.normal()},asplit=2[aac][peaks];{ingest.measured()}"
    arguments = [
        *(*source(ingest.source, probe.demuxer), "-filter_complex", filters),
        *target(preview, *_maps(probe), *NAMELESS, *_encoding(rate), seconds=_longest(probe)),
    ]
    peaks, said = ingest.run(arguments)
    return Prepared(
        "video",
        probe,
        probe.duration,
        probe.width,
        probe.height,
        loudness_lufs=loudness_in(said) if probe.has_audio else None,
        zooms=tuple(ingest.zooms(peaks)) if probe.has_audio else (),
        previews=(Derived("preview", preview, "video/mp4", width, height),),
    )


def fitted(width: int, height: int) -> tuple[int, int]:
    """The same shape within 1280 by 720 (or upright), never larger, in even numbers."""
    long, short = max(width, height), min(width, height)
    scale = min(Fraction(1), Fraction(LONG_SIDE, long), Fraction(SHORT_SIDE, short))
    return _even(width * scale), _even(height * scale)


def in_bt709(probe: Probe) -> str:
    """The filters that bring the high dynamic range of a phone's film to what screens show."""
    if probe.transfer is None:
        return ""
    linear = f"zscale=tin={probe.transfer}:pin=bt2020:min=bt2020nc:t=linear:npl=203"
    return f"{linear},format=gbrpf32le,zscale=p=bt709,tonemap=mobius,zscale=t=bt709:m=bt709:r=tv,"


def _even(side: Fraction) -> int:
    return max(2, 2 * to_frames(side / 2, 1))


def _rate(probe: Probe) -> Fraction:
    """Thirty frames a second at most: a film of 60 becomes one of 30, evenly."""
    rate = probe.frame_rate or FASTEST
    while rate > FASTEST + 1:
        rate = rate / 2 if rate <= 240 else FASTEST
    return max(rate, Fraction(1))


def _longest(probe: Probe) -> str:
    """Two frames a day apart would fill a day: no film becomes much longer than it says."""
    return decimal(probe.duration * Fraction(5, 4) + 10)


def _picture(probe: Probe, width: int, height: int, rate: Fraction) -> str:
    return (
        f"[0:{probe.video_index}]fps={rate}:start_time=0,scale={width}:{height}:flags=bicubic,"
        f"setsar=1,{in_bt709(probe)}format=yuv420p[film]"
    )


def _maps(probe: Probe) -> tuple[str, ...]:
    return ("-map", "[film]", "-map", "[aac]") if probe.has_audio else ("-map", "[film]")


def _encoding(rate: Fraction) -> tuple[str, ...]:
    return (*H264, "-g", str(max(1, int(2 * rate))), *AAC, "-f", "mp4")
